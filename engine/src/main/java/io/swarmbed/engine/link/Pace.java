package io.swarmbed.engine.link;

/** When a link of a given rate has moved what it was given. Exact: fractions of a nanosecond are carried over. */
final class Pace {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Time that a link may make up for when the world's timers are late; in virtual time they never are. */
    private static final long CATCH_UP_NANOS = 50_000_000L;

    private final long bytesPerSecond;
    private long busyUntil = Long.MIN_VALUE;
    private long fraction;
    private long debt;

    /** @param bytesPerSecond 0 for a link without a limit */
    Pace(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a rate cannot be negative: " + bytesPerSecond);
        }
        this.bytesPerSecond = bytesPerSecond;
    }

    boolean limited() {
        return bytesPerSecond > 0;
    }

    boolean idle(long now) {
        return busyUntil <= now;
    }

    /** When the link becomes idle. */
    long busyUntil() {
        return busyUntil;
    }

    /** Bytes that cost time, but only that of the next block. */
    void owe(int bytes) {
        if (limited()) {
            debt += bytes;
        }
    }

    /**
     * Moves these bytes after all before them.
     *
     * @param backlogged whether the link had work all the time since it was last busy
     * @return when the last byte has moved
     */
    long occupy(int bytes, long now, boolean backlogged) {
        if (!limited()) {
            return now;
        }
        long start = backlogged ? Math.max(busyUntil, now - CATCH_UP_NANOS) : Math.max(busyUntil, now);
        long scaled = (bytes + debt) * NANOS_PER_SECOND + fraction;
        debt = 0;
        fraction = scaled % bytesPerSecond;
        busyUntil = start + scaled / bytesPerSecond;
        return busyUntil;
    }
}
