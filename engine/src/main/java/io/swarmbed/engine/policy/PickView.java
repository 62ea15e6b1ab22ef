package io.swarmbed.engine.policy;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.random.RandomStream;

/** What a picker may know when it picks for one remote peer. Valid during the call only. */
public interface PickView {
    /** Pieces that are wanted, offered by this peer, and of which no block has been requested. Not to be changed. */
    PieceSet candidates();

    /** The number of open pieces that this peer offers and that have a block nobody was asked for. */
    int partialCount();

    /** The open piece at this index, in the order in which they were opened. */
    int partial(int index);

    /** Copies of each piece among the connected peers. */
    AvailabilityView availability();

    /** Whether the remote peer has every piece. */
    boolean remoteIsSeed();

    /** Pieces verified at this peer so far. */
    int verifiedCount();

    /** The picker's own stream. */
    RandomStream random();

    long nowNanos();
}
