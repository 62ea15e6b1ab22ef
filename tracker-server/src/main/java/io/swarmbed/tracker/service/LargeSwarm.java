package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.swarm.SwarmTotals;

/** A swarm and its counts at some moment. */
public record LargeSwarm(InfoHash infoHash, SwarmTotals totals) {
    int peers() {
        return totals.complete() + totals.incomplete();
    }
}
