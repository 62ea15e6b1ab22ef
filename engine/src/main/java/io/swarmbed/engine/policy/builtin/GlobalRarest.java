package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.PartialPieces;
import io.swarmbed.engine.policy.PickView;
import io.swarmbed.engine.policy.PieceCopies;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import java.util.List;

/**
 * {@link RarestFirst} with the eyes of an oracle: the piece with the fewest copies among all peers present in the swarm, and
 * not among the neighbours alone. No client can know that: it is an upper reference for local rarest first (the question
 * of Legout, Urvoy-Keller, Michiardi 2006). Open pieces follow mainline's rule, counted in those copies. Where nobody counts
 * the swarm, as in a client, it is rarest first.
 */
public final class GlobalRarest implements PiecePicker {
    static final PiecePickerProvider PROVIDER = new BuiltInPicker(
            "global-rarest",
            "the piece with the fewest copies in the whole swarm: an oracle, for reference (a client sees its neighbours)",
            List.of(RarestFirst.RANDOM_FIRST_OPTION),
            options -> new GlobalRarest(options.whole(RarestFirst.RANDOM_FIRST_OPTION.name())));

    private final int randomFirst;

    /** @param randomFirst verified pieces from which on rarity counts, at least 0 */
    public GlobalRarest(int randomFirst) {
        this.randomFirst = randomFirst;
    }

    @Override
    public boolean seesSwarm() {
        return true;
    }

    @Override
    public int pick(PickView view) {
        PieceCopies swarm = view.swarm();
        int open = PartialPieces.rarest(view, swarm);
        if (view.verifiedCount() < randomFirst && !view.remoteIsSeed()) {
            return open == NONE ? RandomPieces.any(view) : open;
        }
        int fewerThan = open == NONE ? Integer.MAX_VALUE : swarm.copies(open);
        int rarer = rarest(view, swarm, fewerThan);
        return rarer == NONE ? open : rarer;
    }

    private static int rarest(PickView view, PieceCopies swarm, int fewerThan) {
        PieceSet candidates = view.candidates();
        int fewest = fewerThan;
        int count = 0;
        for (int piece = candidates.next(0); piece >= 0; piece = candidates.next(piece + 1)) {
            int copies = swarm.copies(piece);
            if (copies < fewest) {
                fewest = copies;
                count = 1;
            } else if (copies == fewest && count > 0) {
                count++;
            }
        }
        return count == 0 ? NONE : nth(candidates, swarm, fewest, view.random().nextInt(count));
    }

    /** The piece of this rank among those with so many copies; on other threads they may have become more meanwhile. */
    private static int nth(PieceSet candidates, PieceCopies swarm, int copies, int rank) {
        int last = NONE;
        int left = rank;
        for (int piece = candidates.next(0); piece >= 0; piece = candidates.next(piece + 1)) {
            if (swarm.copies(piece) == copies) {
                last = piece;
                if (left-- == 0) {
                    break;
                }
            }
        }
        return last == NONE ? candidates.next(0) : last;
    }
}
