package io.swarmbed.reports.table;

/**
 * A row of {@code pairs.csv}: what passed from one peer to another. Times are seconds, {@code bytes} is payload.
 *
 * @param interested how long {@code to} was interested in {@code from}
 * @param regular how long {@code from} unchoked {@code to} in a regular slot; likewise the other two kinds
 */
public record Pair(
        int from,
        int to,
        double present,
        double interested,
        double regular,
        double optimistic,
        double seed,
        double bytes) {

    /** Seconds that {@code from} unchoked {@code to}, in a slot of any kind. */
    public double unchoked() {
        return regular + optimistic + seed;
    }
}
