package io.swarmbed.engine.virtual;

/**
 * How a node is connected to the rest of its world.
 *
 * @param uploadBytesPerSecond 0 for no limit
 * @param downloadBytesPerSecond 0 for no limit
 * @param latencyNanos one way between the node and the core of the network; a message between two nodes takes the sum
 *     of both
 */
public record AccessLink(long uploadBytesPerSecond, long downloadBytesPerSecond, long latencyNanos) {
    /** No limits, no latency. */
    public static final AccessLink IDEAL = new AccessLink(0, 0, 0);

    public AccessLink {
        if (uploadBytesPerSecond < 0 || downloadBytesPerSecond < 0 || latencyNanos < 0) {
            throw new IllegalArgumentException("rates and latencies cannot be negative: " + uploadBytesPerSecond + ", "
                    + downloadBytesPerSecond + ", " + latencyNanos);
        }
    }
}
