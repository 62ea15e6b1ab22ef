package io.swarmbed.simulator.scenario;

/**
 * How long a peer's store takes where no real one does the work.
 *
 * @param readNanos to read a block
 * @param hashBytesPerSecond at least 1, or {@link Distribution#UNLIMITED}
 */
public record Disk(long readNanos, long hashBytesPerSecond) {
    /** A store that takes no time. */
    public static final Disk INSTANT = new Disk(0, Distribution.UNLIMITED);
}
