package io.swarmbed.reports.metric;

import io.swarmbed.reports.table.Pair;
import io.swarmbed.reports.table.Peer;

/** A row of {@code pairs.csv} between two peers that {@code peers.csv} knows. */
record PeerPair(Peer from, Peer to, Pair row) {

    boolean amongLeechers() {
        return MeasuredRun.isLeecher(from) && MeasuredRun.isLeecher(to);
    }

    /** Bytes sent before either was complete; none where the run does not tell. */
    double leechingBytes() {
        return row.asLeechers().map(Pair.AsLeechers::bytes).orElse(0.0);
    }
}
