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

    /**
     * Copies of each piece among all peers present in the swarm, which only an oracle can know: a world tells a picker that
     * {@linkplain PiecePicker#seesSwarm() asks for it}. Elsewhere, as in a client, it is {@link #availability()}.
     */
    PieceCopies swarm();

    /** Whether the remote peer has every piece. */
    boolean remoteIsSeed();

    /** Pieces verified at this peer so far. */
    int verifiedCount();

    /** The pieces verified at this peer so far. Not to be changed. */
    PieceSet verified();

    /** The picker's own stream. */
    RandomStream random();

    long nowNanos();
}
