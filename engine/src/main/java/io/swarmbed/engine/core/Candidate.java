package io.swarmbed.engine.core;

import io.swarmbed.engine.wire.PeerAddress;
import org.jspecify.annotations.Nullable;

/** An address at which a peer of the torrent may be reached, and what came of it so far. */
final class Candidate {
    /** After so many failed dials in a row it is forgotten. */
    private static final int MAX_FAILURES = 6;

    private static final long FIRST_BACK_OFF_NANOS = 5_000_000_000L;
    private static final int MOST_DOUBLINGS = 10;
    /**
     * A peer that hangs up on a handshake is mostly full and stays so for a while: it is left alone for as long as after so
     * many failures, 40 s at first (libtorrent: 60 s; mainline does not come back by itself).
     */
    private static final int FAILURES_OF_A_REFUSAL = 3;

    /** A connection that ends sooner counts as a failed dial: who is turned away must not come back at once for ever. */
    private static final long SHORT_NANOS = 60_000_000_000L;

    final PeerAddress address;
    private int failures;
    private long notBefore = Long.MIN_VALUE;
    private boolean dialling;
    private boolean complete;
    private boolean useless;
    private long connectedAt;
    private @Nullable PeerSession session;

    Candidate(PeerAddress address) {
        this.address = address;
    }

    boolean dialable(long now, boolean weAreComplete) {
        return now >= dialableFrom(weAreComplete);
    }

    /** When it may be dialled; {@link Long#MAX_VALUE} when something other than time must happen first. */
    long dialableFrom(boolean weAreComplete) {
        boolean idle = !dialling && session == null;
        return idle && !useless && !(weAreComplete && complete) ? notBefore : Long.MAX_VALUE;
    }

    boolean isDialling() {
        return dialling;
    }

    void dialling() {
        dialling = true;
    }

    void connected(PeerSession peer, long now) {
        dialling = false;
        session = peer;
        connectedAt = now;
    }

    /** It has dialled us, perhaps while it was being dialled. */
    void reachedUs(PeerSession peer, long now) {
        if (session == null) {
            session = peer;
            connectedAt = now;
        }
    }

    /** It will never be dialled: it is this peer itself, or banned. */
    void useless() {
        useless = true;
    }

    /** The connection has ended; the peer was complete as far as known. */
    void disconnected(boolean wasComplete, long now) {
        session = null;
        complete |= wasComplete;
        if (dialling) {
            return;
        }
        if (now - connectedAt >= SHORT_NANOS) {
            failures = 0;
        }
        backOff(now);
    }

    /** It is there, but does not want the connection. */
    void refused() {
        failures = Math.max(failures, FAILURES_OF_A_REFUSAL);
    }

    /** Tells whether it is worth another try */
    boolean failed(long now) {
        dialling = false;
        backOff(now);
        return session != null || failures < MAX_FAILURES;
    }

    private void backOff(long now) {
        notBefore = now + (FIRST_BACK_OFF_NANOS << Math.min(failures, MOST_DOUBLINGS));
        failures++;
    }

    boolean isSession(PeerSession peer) {
        return session == peer;
    }
}
