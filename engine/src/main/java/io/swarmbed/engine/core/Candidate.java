package io.swarmbed.engine.core;

import io.swarmbed.engine.wire.PeerAddress;
import org.jspecify.annotations.Nullable;

/** An address at which a peer of the torrent may be reached, and what came of it so far. */
final class Candidate {
    /** After so many failed dials in a row it is forgotten. */
    private static final int MAX_FAILURES = 6;

    private static final long FIRST_BACK_OFF_NANOS = 5_000_000_000L;

    final PeerAddress address;
    private int failures;
    private long notBefore = Long.MIN_VALUE;
    private boolean dialling;
    private boolean complete;
    private @Nullable PeerSession session;

    Candidate(PeerAddress address) {
        this.address = address;
    }

    boolean dialable(long now, boolean weAreComplete) {
        return !dialling && session == null && now >= notBefore && !(weAreComplete && complete);
    }

    boolean idle() {
        return !dialling && session == null;
    }

    void dialling() {
        dialling = true;
    }

    void connected(PeerSession peer) {
        dialling = false;
        failures = 0;
        session = peer;
    }

    /** The connection has ended; the peer was complete as far as known. */
    void disconnected(boolean wasComplete, long now) {
        session = null;
        complete |= wasComplete;
        notBefore = now + FIRST_BACK_OFF_NANOS;
    }

    /** Tells whether it is worth another try */
    boolean failed(long now) {
        dialling = false;
        notBefore = now + (FIRST_BACK_OFF_NANOS << Math.min(failures, 10));
        return ++failures < MAX_FAILURES;
    }

    boolean isSession(PeerSession peer) {
        return session == peer;
    }
}
