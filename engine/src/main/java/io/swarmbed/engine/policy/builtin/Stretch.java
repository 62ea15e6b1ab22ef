package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PartialPieces;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;

/**
 * Rarest first in a stretch of the content, for pickers that go by position: the piece of the stretch with the fewest copies
 * among the connected peers, open pieces there by the rule of {@link PartialPieces}.
 */
final class Stretch {
    private PieceSet within = new PieceSet(0);

    /** The piece of the view to pick from {@code from} on and below {@code end}, or {@link PiecePicker#NONE}. */
    int rarest(PickView view, int from, int end) {
        int open = rarestOpen(view, from, end);
        int copies = open == PiecePicker.NONE
                ? Integer.MAX_VALUE
                : view.availability().copies(open);
        int rarer = rarestUnstarted(view, from, end, copies);
        return rarer == PiecePicker.NONE ? open : rarer;
    }

    /** The rarest open piece of the stretch, the one opened first among equals, or {@link PiecePicker#NONE}. */
    static int rarestOpen(PickView view, int from, int end) {
        int best = PiecePicker.NONE;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < view.partialCount(); i++) {
            int piece = view.partial(i);
            if (piece >= from && piece < end && view.availability().copies(piece) < fewest) {
                fewest = view.availability().copies(piece);
                best = piece;
            }
        }
        return best;
    }

    /** One of the rarest unstarted pieces of the stretch that have fewer copies than this. */
    int rarestUnstarted(PickView view, int from, int end, int fewerThan) {
        if (view.availability().min() >= fewerThan) {
            return PiecePicker.NONE;
        }
        PieceSet candidates = view.candidates();
        if (within.pieceCount() != candidates.pieceCount()) {
            within = new PieceSet(candidates.pieceCount());
        }
        within.clear();
        for (int piece = candidates.next(from); piece >= 0 && piece < end; piece = candidates.next(piece + 1)) {
            within.add(piece);
        }
        return view.availability().rarest(within, fewerThan, view.random());
    }
}
