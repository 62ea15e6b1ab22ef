package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * Unchokes everybody and lets each peer have a block only every so often: an attacker who ties up the requests of others, or
 * a peer with next to no uplink. With less than the time after which a peer counts as snubbed (30 s in mainline) between
 * two blocks, mainline never gives its requests to anybody else. The time is rounded up to the next second.
 */
final class SlowDrip implements ChokeRule {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "slow-drip",
            "unchokes all and sends each a block only every so often: an attacker",
            List.of(
                    PolicyOption.whole("every", 20, 1, 86_400, "seconds between two blocks for the same peer"),
                    SeedRule.OPTION_OR_SAME),
            options -> SeedRule.choker(new SlowDrip(options.whole("every") * NANOS_PER_SECOND), options));

    private final Everyone everyone = new Everyone();
    private final long everyNanos;

    SlowDrip(long everyNanos) {
        this.everyNanos = everyNanos;
    }

    @Override
    public void round(ChokeView view, Turns turns) {
        everyone.round(view, turns);
    }

    @Override
    public boolean mayServe(PeerView peer) {
        return peer.sinceUploadNanos() >= everyNanos;
    }

    @Override
    public boolean keepsToSlots() {
        return false;
    }
}
