package io.swarmbed.engine.env;

import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.engine.wire.PeerWire;

/** One end of an established connection: its verbs go to the remote peer, in order. Calls after a close are ignored. */
public interface Connection extends PeerWire {
    /** The remote end of the connection, which is where the remote peer listens only if this side dialled. */
    PeerAddress remote();

    /** What the remote peer shook hands with. */
    Handshake theirs();

    /** Whether this side dialled. */
    boolean outgoing();

    /**
     * Whether a block may be sent. When this has been false, {@link ConnectionListener#writable} tells that it is true
     * again. Other verbs may be sent always.
     */
    boolean writable();
}
