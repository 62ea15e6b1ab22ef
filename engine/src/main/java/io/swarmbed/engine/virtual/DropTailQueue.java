package io.swarmbed.engine.virtual;

/** A link behind a queue of packets, first in, first out, that drops what comes when it is full. */
final class DropTailQueue {
    static final long DROPPED = -1;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long bytesPerSecond;
    private final long roomNanos;
    private long busyUntil;
    private long fraction;
    private long drops;

    /**
     * @param bytesPerSecond 0 for no limit
     * @param roomNanos how long a packet may wait at most
     */
    DropTailQueue(long bytesPerSecond, long roomNanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.roomNanos = roomNanos;
    }

    /** The time in which a link of this rate moves so many bytes. */
    static long nanos(long bytes, long bytesPerSecond) {
        return bytesPerSecond == 0 ? 0 : bytes * NANOS_PER_SECOND / bytesPerSecond;
    }

    boolean limited() {
        return bytesPerSecond > 0;
    }

    /** The time in which this link moves so many bytes. */
    long nanos(int bytes) {
        return nanos(bytes, bytesPerSecond);
    }

    /** How many packets were dropped. */
    long drops() {
        return drops;
    }

    /**
     * Takes a packet that comes at this time.
     *
     * @return when its last byte leaves, or {@link #DROPPED}
     */
    long take(int bytes, long now) {
        if (bytesPerSecond == 0) {
            return now;
        }
        long start = Math.max(busyUntil, now);
        if (start - now > roomNanos) {
            drops++;
            return DROPPED;
        }
        long scaled = bytes * NANOS_PER_SECOND + (start == busyUntil ? fraction : 0);
        busyUntil = start + scaled / bytesPerSecond;
        fraction = scaled % bytesPerSecond;
        return busyUntil;
    }
}
