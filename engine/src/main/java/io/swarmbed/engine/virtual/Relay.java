package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.wire.Handshake;

/**
 * Stands between the delivery of messages and those who receive them, for example to take them through a codec. It hands
 * on the same messages, inside the call.
 */
@FunctionalInterface
public interface Relay {
    /** Nothing in between. */
    Relay NONE = (node, connection, listener) -> listener;

    /**
     * Asked once for each end of a connection.
     *
     * @param node receives at this end
     * @param listener what is handed on goes to it
     * @return what is told in its stead
     */
    ConnectionListener receives(VirtualNode node, Connection connection, ConnectionListener listener);

    /** Takes a handshake that has come to this node. */
    default Handshake handshake(VirtualNode node, Handshake theirs) {
        return theirs;
    }
}
