package io.swarmbed.engine.core;

/**
 * A rate over a rolling window, as mainline measures it: every update scales the old rate by the part of the window that
 * it covered. Most connections never move a block, so a meter is made for the first one only.
 */
final class RateMeter {
    private static final double NANOS_PER_SECOND = 1e9;

    private long since;
    private long last;
    private double bytesPerNano;
    private long total;
    private long lastBytesAt;

    /**
     * A meter that was there, without bytes, since the connection was made.
     *
     * @param settledAt when the meters were last settled, which may have been before that
     */
    RateMeter(long windowNanos, long connectedAt, long settledAt) {
        // Mainline starts a second in the past, so that a first block does not count as an enormous rate.
        since = Math.max(connectedAt - Math.min(1_000_000_000L, windowNanos), settledAt - windowNanos);
        last = since;
    }

    /** Counts bytes that were moved at this time. */
    void add(int bytes, long now, long windowNanos) {
        total += bytes;
        lastBytesAt = now;
        update(bytes, now, windowNanos);
    }

    private void update(int bytes, long now, long windowNanos) {
        long span = now - since;
        if (span > 0) {
            bytesPerNano = (bytesPerNano * (last - since) + bytes) / span;
        }
        last = now;
        since = Math.max(since, now - windowNanos);
    }

    /** Lets the time without bytes count; mainline does so in every round of its choker. */
    void settle(long now, long windowNanos) {
        update(0, now, windowNanos);
    }

    /** Bytes/s over the window that ends now. To ask changes nothing: whoever watches must not disturb. */
    long rate(long now) {
        long span = now - since;
        return span > 0 ? (long) (bytesPerNano * (last - since) / span * NANOS_PER_SECOND) : 0;
    }

    /** Bytes since the start. */
    long total() {
        return total;
    }

    /** When bytes were last counted. */
    long lastBytesAt() {
        return lastBytesAt;
    }
}
