package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokeView.Cause;
import io.swarmbed.engine.policy.ChokeView.Kind;
import io.swarmbed.engine.policy.PeerView;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * How a mainline leecher chokes. All slots but one go to the interested peers from which it downloads fastest; peers that
 * do not serve it (snubbed) are left out. Then the list of turns is gone through from its start until one more
 * interested peer is unchoked, the optimistic unchoke; two when nobody was unchoked for his rate. Peers met on the way
 * that are not interested are unchoked as well, so that they can ask at once when they become so. On every third round the
 * list starts from the first peer that waits. Among equal rates the earlier in the list wins, and so nobody for long.
 */
final class Reciprocity implements ChokeRule {
    /** Mainline's {@code min_uploads}: peers unchoked where there are as many interested. */
    private static final int MIN_UPLOADS = 2;

    private final boolean seed;
    private final double shareByTurns;
    private final Predicate<PeerView> eligible;
    /** Places in the list of those unchoked for their rate, fastest first, and their rates. */
    private int[] fastest = new int[4];

    private long[] rates = new long[4];
    private int count;
    private boolean[] unchoked = new boolean[16];

    /** One slot goes by turns. */
    Reciprocity() {
        this(0);
    }

    /** @param shareByTurns the share of the slots that go by turns, from 0 to 1; one does at least */
    Reciprocity(double shareByTurns) {
        this(shareByTurns, false, peer -> true);
    }

    private Reciprocity(double shareByTurns, boolean seed, Predicate<PeerView> eligible) {
        this.shareByTurns = shareByTurns;
        this.seed = seed;
        this.eligible = eligible;
    }

    /** The same for those peers alone that pass the test, asked again in every round. */
    static Reciprocity among(Predicate<PeerView> eligible) {
        return new Reciprocity(0, false, eligible);
    }

    /** The same by the rates of sending: how a seed chose in mainline before 4.0. */
    static Reciprocity asSeed() {
        return new Reciprocity(0, true, peer -> true);
    }

    @Override
    public void round(ChokeView view, Turns turns) {
        if (view.cause() == Cause.ROUND && view.round() % view.roundsPerRotation() == 0) {
            turns.moveOn();
        }
        int byTurns = (int) Math.max(1, StrictMath.round(shareByTurns * view.slots()));
        chooseFastest(turns, view.slots() - byTurns);
        if (unchoked.length < turns.size()) {
            unchoked = new boolean[2 * turns.size()];
        }
        Arrays.fill(unchoked, false);
        for (int i = 0; i < count; i++) {
            unchoked[fastest[i]] = true;
            view.unchoke(turns.peer(fastest[i]), seed ? Kind.SEED : Kind.REGULAR);
        }
        int open = Math.max(byTurns, Math.min(MIN_UPLOADS, view.slots()) - count);
        for (int place = 0; place < turns.size() && open > 0; place++) {
            PeerView peer = turns.peer(place);
            if (!unchoked[place] && !peer.seed() && eligible.test(peer)) {
                view.unchoke(peer, seed ? Kind.SEED : Kind.OPTIMISTIC);
                open -= peer.interested() ? 1 : 0;
            }
        }
    }

    private void chooseFastest(Turns turns, int most) {
        count = 0;
        for (int place = 0; place < turns.size(); place++) {
            PeerView peer = turns.peer(place);
            if (peer.interested() && (seed || !peer.snubbed()) && eligible.test(peer)) {
                enter(place, seed ? peer.uploadRate() : peer.downloadRate(), most);
            }
        }
    }

    /** Enters a peer among the fastest if it is faster than one of them or there is room. */
    private void enter(int place, long rate, int most) {
        if (count == most && (most == 0 || rate <= rates[most - 1])) {
            return;
        }
        if (count == fastest.length) {
            fastest = Arrays.copyOf(fastest, 2 * count);
            rates = Arrays.copyOf(rates, 2 * count);
        }
        int i = count < most ? count++ : most - 1;
        for (; i > 0 && rates[i - 1] < rate; i--) {
            fastest[i] = fastest[i - 1];
            rates[i] = rates[i - 1];
        }
        fastest[i] = place;
        rates[i] = rate;
    }
}
