package io.swarmbed.engine.env;

import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;

/** How one peer reaches others. All calls in both directions are on the peer's thread. */
public interface Network {
    /** Connects and shakes hands; the answer comes later, exactly once, never inside this call. */
    void dial(PeerAddress remote, Handshake ours, DialListener listener);

    /** Hears what became of a dial. */
    interface DialListener {
        /** Both handshakes are done and name the same torrent; the result receives the verbs. */
        ConnectionListener connected(Connection connection);

        void failed(CloseReason reason);
    }

    /** Answers those who dial this peer. */
    interface Acceptor {
        /** Whether to shake hands with this peer. */
        Answer answer(PeerAddress remote, Handshake theirs);

        /** Both handshakes are done; the result receives the verbs. */
        ConnectionListener connected(Connection connection);
    }

    /** What an {@link Acceptor} says to a handshake. */
    sealed interface Answer {
        record Accept(Handshake ours) implements Answer {}

        record Refuse(CloseReason reason) implements Answer {}
    }
}
