package io.swarmbed.simulator.load;

/**
 * How requests are sent.
 *
 * @param connections sockets or connections at each source address, 1 to 10,000
 * @param pipeline the most requests without reply on a connection, 1 to 1,000; of no account over UDP
 * @param close whether each HTTP request has a connection of its own
 * @param insecure whether any certificate will do
 * @param timeoutNanos after which a request is lost
 */
public record WireSettings(int connections, int pipeline, boolean close, boolean insecure, long timeoutNanos) {
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int DEEPEST_PIPELINE = 1_000;

    public WireSettings {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("connections: must be 1 to " + MOST_CONNECTIONS);
        }
        if (pipeline < 1 || pipeline > DEEPEST_PIPELINE) {
            throw new IllegalArgumentException("pipeline: must be 1 to " + DEEPEST_PIPELINE);
        }
        if (close && pipeline > 1) {
            throw new IllegalArgumentException(
                    "pipeline: a connection for each request has no room for two; drop --close");
        }
        if (timeoutNanos < 1_000_000L) {
            throw new IllegalArgumentException("timeout: must be 1 ms or more");
        }
    }
}
