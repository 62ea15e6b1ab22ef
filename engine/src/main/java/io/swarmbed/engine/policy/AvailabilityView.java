package io.swarmbed.engine.policy;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.random.RandomStream;

/** How many connected peers have each piece, this peer not counted. */
public interface AvailabilityView extends PieceCopies {
    /** Connected peers that have this piece, seeds included. */
    @Override
    int copies(int piece);

    /** The fewest copies of any unstarted piece; {@link Integer#MAX_VALUE} when there is none. */
    int min();

    /**
     * One of those unstarted pieces of the set that have the fewest copies, each with the same chance. Pieces that are
     * open or verified are passed over.
     *
     * @return the piece, or {@link PiecePicker#NONE} when no piece of the set can be started
     */
    default int rarest(PieceSet among, RandomStream random) {
        return rarest(among, Integer.MAX_VALUE, random);
    }

    /**
     * As {@link #rarest(PieceSet, RandomStream)}, of pieces with fewer copies than this alone.
     *
     * @return the piece, or {@link PiecePicker#NONE} when every piece of the set has this many copies or more
     */
    int rarest(PieceSet among, int fewerThan, RandomStream random);
}
