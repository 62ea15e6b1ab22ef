package com.example.strategy;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.AvailabilityView;
import io.swarmbed.engine.policy.PartialPieces;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;

/**
 * Rarest first with a liking for the end of the content, where many containers keep their index: an MP4 its sample tables, a
 * ZIP its directory. Of several pieces that are equally rare it takes, in a share of its picks, the last one instead of any.
 */
public final class TailPicker implements PiecePicker {
    private final double share;

    /** @param share of the picks that prefer the end, from 0 for plain rarest first to 1 */
    public TailPicker(double share) {
        this.share = share;
    }

    @Override
    public int pick(PickView view) {
        int piece = view.availability().rarest(view.candidates(), view.random());
        if (piece != NONE && view.random().nextDouble() < share) {
            piece = lastAsRareAs(piece, view);
        }
        // What is begun is finished first, unless the other piece is rarer: an open piece cannot be passed on.
        return PartialPieces.orRarer(view, piece);
    }

    private static int lastAsRareAs(int piece, PickView view) {
        AvailabilityView availability = view.availability();
        PieceSet candidates = view.candidates();
        int copies = availability.copies(piece);
        int last = candidates.pieceCount() - 1;
        while (!candidates.contains(last) || availability.copies(last) > copies) {
            last--;
        }
        return last;
    }
}
