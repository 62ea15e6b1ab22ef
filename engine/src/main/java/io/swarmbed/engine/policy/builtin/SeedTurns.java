package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokeView.Cause;
import io.swarmbed.engine.policy.ChokeView.Kind;
import io.swarmbed.engine.policy.PeerView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How a mainline seed has choked since 4.0: it serves all interested peers alike (Legout, Liogkas, Kohler, Zhang 2007).
 * In the time of three rounds a third of its slots goes to peers whose turn it is. Slots are kept by those that take
 * content or were unchoked in the last three rounds, the most recently unchoked first; those that take nothing lose theirs
 * first. Slots that fall free between rounds are given by turns at once and count towards that third.
 */
final class SeedTurns implements ChokeRule {
    private static final int SHARE = 3;

    private final List<Integer> holders = new ArrayList<>();
    private boolean[] kept = new boolean[16];
    private int unchokedSinceRound;

    @Override
    public void round(ChokeView view, Turns turns) {
        boolean clock = view.cause() == Cause.ROUND;
        int due = clock ? due(view) : 0;
        int open = view.slots() - keep(view, turns, Math.max(0, view.slots() - due));
        int unchoked = giveByTurns(view, turns, open);
        unchokedSinceRound = clock ? 0 : unchokedSinceRound + unchoked;
    }

    /** Unchokes that this clock round is to bring about; over as many rounds as a rotation has, a third of the slots. */
    private int due(ChokeView view) {
        int rounds = view.roundsPerRotation();
        int inRotation = (view.slots() + SHARE - 1) / SHARE;
        return Math.max(0, (inRotation + view.round() % rounds) / rounds - unchokedSinceRound);
    }

    /** Lets at most so many peers keep their slots; returns how many do. */
    private int keep(ChokeView view, Turns turns, int most) {
        holders.clear();
        for (int place = 0; place < turns.size(); place++) {
            PeerView peer = turns.peer(place);
            if (!peer.choked() && peer.interested()) {
                holders.add(place);
            }
        }
        int recent = view.round() - view.roundsPerRotation();
        holders.sort(Comparator.<Integer>comparingInt(place -> precedence(turns.peer(place), recent))
                .thenComparingLong(place -> -turns.peer(place).uploadRate()));
        if (kept.length < turns.size()) {
            kept = new boolean[2 * turns.size()];
        }
        Arrays.fill(kept, false);
        int count = Math.min(most, holders.size());
        for (int place : holders.subList(0, count)) {
            kept[place] = true;
            view.unchoke(turns.peer(place), Kind.SEED);
        }
        return count;
    }

    private static int precedence(PeerView peer, int recent) {
        return peer.unchokedInRound() > recent || peer.uploadRate() > 0 ? -peer.unchokedInRound() : Integer.MAX_VALUE;
    }

    /** Gives the open slots in the list's order, which then goes on behind the last; returns how many were choked. */
    private int giveByTurns(ChokeView view, Turns turns, int open) {
        int left = open;
        int unchoked = 0;
        for (int place = 0; place < turns.size() && left > 0; place++) {
            PeerView peer = turns.peer(place);
            if (peer.interested() && !kept[place]) {
                view.unchoke(peer, Kind.SEED);
                unchoked += peer.choked() ? 1 : 0;
                if (--left == 0) {
                    turns.startFrom(place + 1);
                    return unchoked;
                }
            }
        }
        return unchoked;
    }
}
