package io.swarmbed.engine.policy;

/** What a policy may know of one connected peer. */
public interface PeerView {
    /** The connection's number: from 0 in order of connecting, never used again. */
    int id();

    /** Whether the remote peer is interested in this one. */
    boolean interested();

    /** Whether this peer is interested in the remote one. */
    boolean interesting();

    /** Whether this peer chokes the remote one. */
    boolean choked();

    /** Whether the remote peer chokes this one. */
    boolean chokesUs();

    /** Whether blocks requested from it are overdue. */
    boolean snubbed();

    /** Whether it has every piece. */
    boolean seed();

    /** Pieces it has told of. */
    int pieceCount();

    /** Bytes/s of content received from it over the rate window. */
    long downloadRate();

    /** Bytes/s of content sent to it over the rate window. */
    long uploadRate();

    /** Bytes of content received from it since it connected. */
    long downloaded();

    /** Bytes of content sent to it since it connected. */
    long uploaded();

    /** Nanoseconds since content was last sent to it; {@link Long#MAX_VALUE} when none was. */
    long sinceUploadNanos();

    /** When it connected. */
    long connectedAtNanos();

    /** When this peer last unchoked it; {@link Long#MIN_VALUE} when it never has. */
    long unchokedAtNanos();

    /** The number of the clock round in which this peer last unchoked it; -1 when it never has. */
    int unchokedInRound();
}
