package io.swarmbed.reports.table;

import java.util.Optional;

/**
 * A row of {@code pairs.csv}: what passed from one peer to another. Times are seconds, {@code bytes} is payload.
 *
 * @param interested how long {@code to} was interested in {@code from}
 * @param regular how long {@code from} unchoked {@code to} in a regular slot; likewise the other two kinds
 * @param asLeechers the part of it before either was complete; empty when the run does not tell
 */
public record Pair(
        int from,
        int to,
        double present,
        double interested,
        double regular,
        double optimistic,
        double seed,
        double bytes,
        Optional<AsLeechers> asLeechers) {

    /**
     * What passed while both were leechers.
     *
     * @param present how long they were connected
     * @param interested how long {@code to} was interested in {@code from}
     * @param mutual how long {@code to} unchoked {@code from} while it had a regular slot of {@code from}
     * @param bytes what {@code from} sent to {@code to} before it was complete itself
     */
    public record AsLeechers(double present, double interested, double mutual, double bytes) {}

    /** Seconds that {@code from} unchoked {@code to}, in a slot of any kind. */
    public double unchoked() {
        return regular + optimistic + seed;
    }
}
