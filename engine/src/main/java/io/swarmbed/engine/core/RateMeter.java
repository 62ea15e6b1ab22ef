package io.swarmbed.engine.core;

/**
 * A rate over a rolling window, as mainline measures it: every update scales the old rate by the part of the window that
 * it covered.
 */
final class RateMeter {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long windowNanos;
    private long since;
    private long last;
    private double bytesPerNano;
    private long total;

    RateMeter(long windowNanos, long now) {
        this.windowNanos = windowNanos;
        // Mainline starts a second in the past, so that a first block does not count as an enormous rate.
        this.since = now - Math.min(1_000_000_000L, windowNanos);
        this.last = since;
    }

    void add(int bytes, long now) {
        total += bytes;
        update(bytes, now);
    }

    private void update(int bytes, long now) {
        long span = now - since;
        if (span > 0) {
            bytesPerNano = (bytesPerNano * (last - since) + bytes) / span;
        }
        last = now;
        since = Math.max(since, now - windowNanos);
    }

    /** Lets the time without bytes count; mainline does so in every round of its choker. */
    void settle(long now) {
        update(0, now);
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
}
