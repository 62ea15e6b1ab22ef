package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokeView.Cause;
import io.swarmbed.engine.policy.ChokeView.Kind;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * Proportional share (Levin, LaCurts, Spring, Bhattacharjee 2008): the uplink is shared among peers in proportion to what
 * each gave in the last round of the clock. Whoever gives twice as much gets twice as much, so nobody gains by giving just
 * enough for a slot; there are no slots. A share is kept for peers that gave nothing, one at a time by turns (two while nobody
 * gives), without which nobody could begin.
 *
 * <p>The paper splits bandwidth; here it is weights of the uplink, so what a peer does not ask for goes to the others in
 * proportion. The newcomers' share, a fifth, is not taken from the paper.
 */
final class PropShare implements ChokeRule {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "prop-share",
            "shares the uplink in proportion to what each peer gave in the last round (Levin et al. 2008)",
            List.of(
                    PolicyOption.decimal("newcomers", "0.2", "0.01", "0.99", "share kept for peers that gave nothing"),
                    SeedRule.OPTION),
            options -> SeedRule.choker(new PropShare(options.decimal("newcomers")), options));

    /** Unchoked while nobody gives, as mainline's {@code min_uploads}. */
    private static final int MIN_UPLOADS = 2;

    private static final class Account {
        private long givenBefore;
        private long givenLast;
    }

    private final PeerNotes<Account> accounts = new PeerNotes<>(Account::new);
    private final double newcomers;

    /** @param newcomers the share of the uplink for those that gave nothing, between 0 and 1 */
    PropShare(double newcomers) {
        this.newcomers = newcomers;
    }

    @Override
    public void round(ChokeView view, Turns turns) {
        accounts.follow(view.peers());
        if (view.cause() == Cause.ROUND) {
            takeStock(view);
            if (view.round() % view.roundsPerRotation() == 0) {
                turns.moveOn();
            }
        }
        long given = 0;
        for (int place = 0; place < turns.size(); place++) {
            given += earned(turns.peer(place));
        }
        int givers = 0;
        for (int place = 0; place < turns.size(); place++) {
            PeerView peer = turns.peer(place);
            if (earned(peer) > 0) {
                double share = (1 - newcomers) * earned(peer) / given;
                view.unchoke(peer, Kind.REGULAR, weight(share));
                givers++;
            }
        }
        unchokeNewcomers(view, turns, Math.max(1, MIN_UPLOADS - givers));
    }

    private void takeStock(ChokeView view) {
        List<? extends PeerView> peers = view.peers();
        for (int i = 0; i < peers.size(); i++) {
            Account account = accounts.at(i);
            long total = peers.get(i).downloaded();
            account.givenLast = total - account.givenBefore;
            account.givenBefore = total;
        }
    }

    /** Bytes that the peer gave in the last round, if it wants something for it. */
    private long earned(PeerView peer) {
        return peer.interested() ? accounts.of(peer).givenLast : 0;
    }

    private void unchokeNewcomers(ChokeView view, Turns turns, int most) {
        int open = most;
        for (int place = 0; place < turns.size() && open > 0; place++) {
            PeerView peer = turns.peer(place);
            if (peer.interested() && earned(peer) == 0) {
                view.unchoke(peer, Kind.OPTIMISTIC, weight(newcomers / most));
                open--;
            }
        }
    }

    @Override
    public boolean keepsToSlots() {
        return false;
    }

    private static int weight(double share) {
        return (int) Math.max(1, StrictMath.round(share * ChokeView.MAX_WEIGHT));
    }
}
