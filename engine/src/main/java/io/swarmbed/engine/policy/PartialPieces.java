package io.swarmbed.engine.policy;

/**
 * Mainline's rule for partial pieces, for pickers that care for rarity ({@code PiecePicker.next} of mainline 4): the rarest
 * open piece is finished before another is started, except that a strictly rarer unstarted piece wins. Without the
 * exception a seed would be asked to finish what other peers began, and send each piece several times before a rare
 * one once.
 */
public final class PartialPieces {
    private PartialPieces() {}

    /** The open piece with the fewest copies, the one opened first among equals, or {@link PiecePicker#NONE}. */
    public static int rarest(PickView view) {
        return rarest(view, view.availability());
    }

    /** The open piece with the fewest of these copies, the one opened first among equals, or {@link PiecePicker#NONE}. */
    public static int rarest(PickView view, PieceCopies among) {
        int best = PiecePicker.NONE;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < view.partialCount(); i++) {
            int piece = view.partial(i);
            int copies = among.copies(piece);
            if (copies < fewest) {
                fewest = copies;
                best = piece;
            }
        }
        return best;
    }

    /** The rarest open piece, or this unstarted one when that has fewer copies or no piece is open. */
    public static int orRarer(PickView view, int unstarted) {
        int open = rarest(view);
        if (open == PiecePicker.NONE || unstarted == PiecePicker.NONE) {
            return open == PiecePicker.NONE ? unstarted : open;
        }
        AvailabilityView availability = view.availability();
        return availability.copies(unstarted) < availability.copies(open) ? unstarted : open;
    }

    /** The rarest open piece, or the rarest of the candidates when that has fewer copies or no piece is open. */
    public static int orRarestCandidate(PickView view) {
        AvailabilityView availability = view.availability();
        int open = rarest(view);
        if (open == PiecePicker.NONE) {
            return availability.rarest(view.candidates(), view.random());
        }
        int copies = availability.copies(open);
        if (availability.min() >= copies) {
            return open;
        }
        int rarer = availability.rarest(view.candidates(), copies, view.random());
        return rarer == PiecePicker.NONE ? open : rarer;
    }
}
