package io.swarmbed.simulator.scenario;

/**
 * The tracker that introduces peers.
 *
 * @param intervalNanos time between regular announces that it asks for
 * @param numWant addresses that a peer asks for in an announce
 * @param latencyNanos one-way delay between any peer and the tracker
 * @param lossPerMillion announces in a million that get no answer
 */
public record Tracker(Protocol protocol, long intervalNanos, int numWant, long latencyNanos, int lossPerMillion) {
    /** How peers speak to the tracker: BEP 15 or BEP 3. */
    public enum Protocol implements Word {
        UDP,
        HTTP
    }
}
