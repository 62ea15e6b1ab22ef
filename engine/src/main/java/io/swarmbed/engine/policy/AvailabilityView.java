package io.swarmbed.engine.policy;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.random.RandomStream;

/** How many connected peers have each piece, this peer not counted. */
public interface AvailabilityView {
    int copies(int piece);

    /**
     * One of those pieces of the set that have the fewest copies, each with the same chance.
     *
     * @return the piece, or {@link PiecePicker#NONE} when the set is empty
     */
    int rarest(PieceSet among, RandomStream random);
}
