package io.swarmbed.engine.virtual;

/** The round-trip time of a TCP connection and the time-out made of it (RFC 6298). */
final class RoundTrip {
    private static final long LEAST_NANOS = 200_000_000L;
    private static final long MOST_NANOS = 60_000_000_000L;

    private long smoothed;
    private long variation;
    private long timeout = 1_000_000_000L;
    private int backoff;

    /** How long to wait for an acknowledgement. */
    long timeout() {
        return Math.min(MOST_NANOS, timeout << backoff);
    }

    /** An acknowledgement of a segment that was sent once came after this many nanoseconds. */
    void measured(long nanos) {
        if (smoothed == 0) {
            smoothed = nanos;
            variation = nanos / 2;
        } else {
            variation += (Math.abs(nanos - smoothed) - variation) / 4;
            smoothed += (nanos - smoothed) / 8;
        }
        timeout = Math.max(LEAST_NANOS, smoothed + 4 * variation);
        backoff = 0;
    }

    /** No acknowledgement came in time. */
    void timedOut() {
        backoff = Math.min(backoff + 1, 6);
    }
}
