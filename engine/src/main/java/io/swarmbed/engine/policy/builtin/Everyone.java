package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokeView.Kind;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PeerView;
import java.util.List;

/**
 * Unchokes everybody, whatever the slots: all that are interested share the uplink alike. Those who are not yet interested
 * are unchoked as well, so that they can ask at once.
 */
final class Everyone implements ChokeRule {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "everyone",
            "unchokes all, whatever the slots; they share the uplink alike",
            List.of(SeedRule.OPTION_OR_SAME),
            options -> SeedRule.choker(new Everyone(), options));

    @Override
    public void round(ChokeView view, Turns turns) {
        for (int place = 0; place < turns.size(); place++) {
            PeerView peer = turns.peer(place);
            if (!peer.seed()) {
                view.unchoke(peer, view.seeding() ? Kind.SEED : Kind.REGULAR);
            }
        }
    }

    @Override
    public boolean keepsToSlots() {
        return false;
    }
}
