package io.swarmbed.engine.env;

import io.swarmbed.engine.wire.PeerWire;

/** Receives what the remote peer sends. {@link PeerWire#close} is the last call, unless this side closed. */
public interface ConnectionListener extends PeerWire {
    /** {@link Connection#writable} is true again. */
    void writable();
}
