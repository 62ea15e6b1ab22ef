package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PartialPieces;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;

/**
 * Local rarest first, as mainline 4.x does it (Legout, Urvoy-Keller, Michiardi 2006): the piece with the fewest copies among
 * the connected peers, ties at random, open pieces by the rule of {@link PartialPieces}. A peer that has hardly any
 * pieces picks at random and finishes what is begun, to have something to trade soon. It does not do so with a seed,
 * whose upload is worth most where a piece is rare and which asks for nothing in return.
 */
public final class RarestFirst implements PiecePicker {
    /** Mainline's cutoff. */
    public static final int RANDOM_FIRST = 4;

    private final int randomFirst;

    public RarestFirst() {
        this(RANDOM_FIRST);
    }

    /** @param randomFirst verified pieces from which on rarity counts, at least 0 */
    public RarestFirst(int randomFirst) {
        this.randomFirst = randomFirst;
    }

    @Override
    public int pick(PickView view) {
        if (view.verifiedCount() >= randomFirst || view.remoteIsSeed()) {
            return PartialPieces.orRarestCandidate(view);
        }
        if (view.partialCount() > 0) {
            return PartialPieces.rarest(view);
        }
        PieceSet candidates = view.candidates();
        return candidates.isEmpty() ? NONE : candidates.nth(view.random().nextInt(candidates.size()));
    }
}
