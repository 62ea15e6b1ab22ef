package io.swarmbed.engine.env;

import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;

/**
 * Hears what a torrent session does, in order and on its thread; it only listens. Connections are numbered from 0 in the
 * order in which this session saw them, and a number is never used again.
 */
public interface Observer {
    /** How this peer treats a remote one. */
    enum Choking {
        CHOKED,
        REGULAR,
        OPTIMISTIC,
        SEED
    }

    /** An observer that does not care. */
    Observer NONE = new Observer() {};

    /** The store is open; {@code verified} pieces were there already. */
    default void opened(int verified) {}

    default void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {}

    default void disconnected(int connection, CloseReason reason) {}

    /** A dial that did not become a connection. */
    default void dialFailed(PeerAddress remote, CloseReason reason) {}

    /** The remote peer has told its extended handshake or listening port. */
    default void identified(int connection, String client) {}

    /** The piece has passed its hash check. */
    default void pieceVerified(int piece) {}

    /** The piece failed its hash check and all of it is thrown away: {@code bytes} are wasted. */
    default void pieceFailed(int piece, int bytes) {}

    /** What came of the piece, if anything, is thrown away and it is begun anew or later: {@code bytes} are wasted. */
    default void pieceDiscarded(int piece, int bytes) {}

    /** The last wanted piece has been verified; not called when all were there at the start. */
    default void completed() {}

    /** A block has been handed to the connection. */
    default void blockSent(int connection, int piece, int begin, int length) {}

    /** A block has come; it is wasted when it was not asked for or was here already. */
    default void blockReceived(int connection, int piece, int begin, int length, boolean wasted) {}

    /** This peer chokes or unchokes the remote one. */
    default void choking(int connection, Choking choking) {}

    /** The remote peer chokes or unchokes this one. */
    default void choked(int connection, boolean choked) {}

    /** This peer's interest in the remote one. */
    default void interested(int connection, boolean interested) {}

    /** The remote peer's interest in this one. */
    default void wanted(int connection, boolean interested) {}

    /** The remote peer owes requested blocks for too long, or does so no longer. */
    default void snubbed(int connection, boolean snubbed) {}

    default void announced(AnnounceRequest request, AnnounceOutcome outcome) {}

    /** The session cannot go on, for example because its store failed. */
    default void failed(String reason) {}
}
