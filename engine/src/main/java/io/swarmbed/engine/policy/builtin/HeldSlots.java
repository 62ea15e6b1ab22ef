package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokeView.Cause;
import io.swarmbed.engine.policy.ChokeView.Kind;
import io.swarmbed.engine.policy.PeerView;
import java.util.Arrays;

/**
 * A rule in which whoever has a slot keeps it while it is interested, until all slots are given anew. Slots that fall free
 * are given at once.
 */
abstract class HeldSlots implements ChokeRule {
    /** By place in the list of turns. */
    private boolean[] holds = new boolean[16];

    @Override
    public final void round(ChokeView view, Turns turns) {
        if (holds.length < turns.size()) {
            holds = new boolean[2 * turns.size()];
        }
        Arrays.fill(holds, false);
        int open = view.slots();
        if (view.cause() != Cause.ROUND || !givesAnew(view)) {
            for (int place = 0; place < turns.size() && open > 0; place++) {
                if (!turns.peer(place).choked() && turns.peer(place).interested()) {
                    give(view, turns, place);
                    open--;
                }
            }
        }
        int last = 0;
        for (; open > 0; open--) {
            int place = next(view, turns);
            if (place < 0) {
                break;
            }
            give(view, turns, place);
            last = Math.max(last, place + 1);
        }
        turns.startFrom(last);
    }

    private void give(ChokeView view, Turns turns, int place) {
        holds[place] = true;
        view.unchoke(turns.peer(place), view.seeding() ? Kind.SEED : Kind.REGULAR);
    }

    /** Whether a peer at this place waits for a slot. */
    final boolean waits(Turns turns, int place) {
        PeerView peer = turns.peer(place);
        return !holds[place] && peer.interested();
    }

    /** The first place whose peer waits for a slot, or -1. */
    final int firstWaiting(Turns turns) {
        for (int place = 0; place < turns.size(); place++) {
            if (waits(turns, place)) {
                return place;
            }
        }
        return -1;
    }

    /** Whether in this round of the clock nobody keeps its slot for having it. */
    abstract boolean givesAnew(ChokeView view);

    /** The place of the peer that gets the next free slot, or -1 when nobody waits. */
    abstract int next(ChokeView view, Turns turns);

    /** Whether the round is one in which an optimistic unchoke would move on. */
    static boolean rotates(ChokeView view) {
        return view.round() % view.roundsPerRotation() == 0;
    }
}
