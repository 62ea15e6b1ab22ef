package io.swarmbed.engine.virtual;

/**
 * How long a virtual store takes. Jobs of one kind are done one after another; without delays everything is answered
 * inside the asking call.
 *
 * @param readNanos for each block
 * @param hashBytesPerSecond 0 for no delay
 */
public record StoreTiming(long readNanos, long hashBytesPerSecond) {
    /** No delays. */
    public static final StoreTiming INSTANT = new StoreTiming(0, 0);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public StoreTiming {
        if (readNanos < 0 || hashBytesPerSecond < 0) {
            throw new IllegalArgumentException("negative: " + readNanos + ", " + hashBytesPerSecond);
        }
    }

    public long hashNanos(int bytes) {
        return hashBytesPerSecond == 0 ? 0 : bytes * NANOS_PER_SECOND / hashBytesPerSecond;
    }
}
