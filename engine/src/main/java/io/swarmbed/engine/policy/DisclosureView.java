package io.swarmbed.engine.policy;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.random.RandomStream;
import java.util.List;

/** What a disclosure may know and do. Valid during a call only. */
public interface DisclosureView {
    /** The pieces this peer has. Not to be changed. */
    PieceSet verified();

    /** Whether this peer has all it wants. */
    boolean seeding();

    /** The connected peers in the order in which they connected. */
    List<? extends PeerView> peers();

    /** The pieces this peer has told of. Valid until the next question for any peer; not to be changed. */
    PieceSet pieces(PeerView peer);

    /** Whether this peer has told of the piece. */
    boolean has(PeerView peer, int piece);

    /** The pieces of which this peer was told. Not to be changed. */
    PieceSet told(PeerView peer);

    /** Tells this peer of a piece, unless that has been done. */
    void tell(PeerView peer, int piece);

    /** Copies of each piece among the connected peers. */
    AvailabilityView availability();

    /** The disclosure's own stream. */
    RandomStream random();

    long nowNanos();
}
