package io.swarmbed.engine.link;

/** When a link of a given rate has moved what it was given. Exact: fractions of a nanosecond are carried over. */
final class Pace {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Time that a link may make up for when the world's timers are late; in virtual time they never are. */
    private static final long CATCH_UP_NANOS = 50_000_000L;

    private final PacketHeaders headers;
    private long bytesPerSecond;
    private long busyUntil = Long.MIN_VALUE;
    private long fraction;
    /** Bytes to be paid for, and up to when idle time has paid already. */
    private long debt;

    private long paidUntil = Long.MIN_VALUE;

    /** @param bytesPerSecond 0 for a link without a limit */
    Pace(long bytesPerSecond) {
        this(bytesPerSecond, PacketHeaders.NONE);
    }

    /** @param headers what messages cost beside their own bytes */
    Pace(long bytesPerSecond, PacketHeaders headers) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a rate cannot be negative: " + bytesPerSecond);
        }
        this.bytesPerSecond = bytesPerSecond;
        this.headers = headers;
    }

    boolean limited() {
        return bytesPerSecond > 0;
    }

    long bytesPerSecond() {
        return bytesPerSecond;
    }

    /** How long these bytes take on a link with a limit that owes nothing. */
    long nanosFor(int bytes) {
        return (headers.charged(bytes) * NANOS_PER_SECOND + fraction) / bytesPerSecond;
    }

    /** From the next message on; a link keeps to having a limit, at least 1, or none. */
    void rate(long newBytesPerSecond) {
        if (limited() != newBytesPerSecond > 0) {
            throw new IllegalArgumentException("from " + bytesPerSecond + " to " + newBytesPerSecond);
        }
        bytesPerSecond = newBytesPerSecond;
        fraction = 0;
    }

    /** From now on: what remains of the message under way moves at the new rate, to the byte. */
    void rate(long newBytesPerSecond, long now) {
        if (idle(now)) {
            payBy(now);
            rate(newBytesPerSecond);
            return;
        }
        long remaining = (busyUntil - now) * bytesPerSecond + fraction;
        rate(newBytesPerSecond);
        fraction = remaining % newBytesPerSecond;
        busyUntil = now + remaining / newBytesPerSecond;
    }

    boolean idle(long now) {
        return busyUntil <= now;
    }

    /** When the link becomes idle. */
    long busyUntil() {
        return busyUntil;
    }

    /** Bytes that the link has taken and not moved yet, rounded up. */
    long unmoved(long now) {
        if (!limited() || busyUntil <= now) {
            return 0;
        }
        return (long) Math.ceil((busyUntil - now) / (double) NANOS_PER_SECOND * bytesPerSecond);
    }

    /** Bytes that cost time: that of the link while it is idle, else that of the next block. */
    void owe(int bytes, long now) {
        if (limited()) {
            payBy(now);
            debt += headers.charged(bytes);
        }
    }

    /** Lets the time in which the link had nothing else to do pay what is owed. */
    private void payBy(long now) {
        long from = Math.max(paidUntil, busyUntil);
        if (now <= from) {
            return;
        }
        paidUntil = now;
        if (debt > 0) {
            long needed = (debt * NANOS_PER_SECOND + bytesPerSecond - 1) / bytesPerSecond;
            debt -= needed <= now - from ? debt : (now - from) * bytesPerSecond / NANOS_PER_SECOND;
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
        payBy(start);
        long scaled = (headers.charged(bytes) + debt) * NANOS_PER_SECOND + fraction;
        debt = 0;
        fraction = scaled % bytesPerSecond;
        busyUntil = start + scaled / bytesPerSecond;
        return busyUntil;
    }
}
