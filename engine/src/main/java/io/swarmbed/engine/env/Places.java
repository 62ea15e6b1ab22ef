package io.swarmbed.engine.env;

import io.swarmbed.engine.wire.PeerAddress;

/** Where peers are, as far as a world knows. A region is a number from 0, the same for all peers in it. */
public interface Places {
    /** The region of a peer of which nothing is known. */
    int UNKNOWN = -1;

    /** Knows of no peer where it is, as a client on real networks. */
    Places NOWHERE = new Places() {
        @Override
        public int own() {
            return UNKNOWN;
        }

        @Override
        public int region(PeerAddress address) {
            return UNKNOWN;
        }
    };

    /** The region of this peer, or {@link #UNKNOWN}. */
    int own();

    /** The region of the peer at this address, whatever its port, or {@link #UNKNOWN}. */
    int region(PeerAddress address);
}
