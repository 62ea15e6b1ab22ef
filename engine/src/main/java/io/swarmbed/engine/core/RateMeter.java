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

    /** Bytes/s over the window that ends now. */
    long rate(long now) {
        update(0, now);
        return (long) (bytesPerNano * NANOS_PER_SECOND);
    }

    /** Bytes since the start. */
    long total() {
        return total;
    }
}
