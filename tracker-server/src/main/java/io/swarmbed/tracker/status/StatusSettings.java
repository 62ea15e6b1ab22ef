package io.swarmbed.tracker.status;

import io.swarmbed.tracker.net.Networks;

/**
 * Who may read what a tracker says about itself over HTTP. Behind a trusted proxy the address that the proxy forwards
 * counts.
 *
 * @param readers may read {@code /metrics}, {@code /stats} and {@code /stats.json}; others are told that they may not
 * @param healthForAll whether {@code /healthz}, which says {@code ok} or what is wrong in a line, is open to everybody, so
 *     that a load balancer needs no entry among the readers; otherwise it is open to the readers
 */
public record StatusSettings(Networks readers, boolean healthForAll) {
    /** The pages for this machine, the health check for everybody. */
    public static StatusSettings defaults() {
        return new StatusSettings(Networks.LOOPBACK, true);
    }

    /** The same for other readers. */
    public StatusSettings withReaders(Networks networks) {
        return new StatusSettings(networks, healthForAll);
    }

    /** The same with the health check open to everybody, or to the readers alone. */
    public StatusSettings withHealthForAll(boolean open) {
        return new StatusSettings(readers, open);
    }
}
