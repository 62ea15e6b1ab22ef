package io.swarmbed.engine.policy;

/**
 * Says how many requests may be under way with one peer. There is one for each connection on which blocks are requested,
 * so it should be small.
 */
public interface RequestSizer {
    /** How many requests may be under way, at least 1. More than the ceiling are never made. */
    int limit();

    /** How many new requests are worth a packet; the last free ones wait until they are so many. At least 1. */
    default int batch() {
        return 1;
    }

    /** The remote peer keeps this many requests at most, at least 1; told before anything is asked, and when it changes. */
    default void ceiling(int requests) {}

    /** The remote peer begins to serve, for the first time or after a pause. */
    default void begins(long nowNanos) {}

    /** A block of {@code bytes} has come, {@code delayNanos} after its request. */
    default void received(int bytes, long delayNanos, long nowNanos) {}
}
