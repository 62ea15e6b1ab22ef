package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.PartialPieces;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * Local rarest first, as mainline 4.x does it (Legout, Urvoy-Keller, Michiardi 2006): the piece with the fewest copies among
 * the connected peers, ties at random, open pieces by the rule of {@link PartialPieces}. A peer that has hardly any
 * pieces picks at random and finishes what is begun, to have something to trade soon. It does not do so with a seed,
 * whose upload is worth most where a piece is rare and which asks for nothing in return.
 */
public final class RarestFirst implements PiecePicker {
    /** Mainline's cutoff. */
    public static final int RANDOM_FIRST = 4;

    static final PolicyOption RANDOM_FIRST_OPTION = PolicyOption.whole(
            "random-first",
            RANDOM_FIRST,
            0,
            Integer.MAX_VALUE,
            "pick at random until this many pieces are verified, except from seeds");

    static final PiecePickerProvider PROVIDER = new BuiltInPicker(
            "rarest-first",
            "the piece with the fewest copies among the connected peers, after a few random ones (mainline 4.x)",
            List.of(RANDOM_FIRST_OPTION),
            options -> new RarestFirst(options.whole(RANDOM_FIRST_OPTION.name())));

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
        return RandomPieces.any(view);
    }
}
