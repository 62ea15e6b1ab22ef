package io.swarmbed.tracker.swarm;

import java.util.concurrent.atomic.AtomicInteger;

/** How many torrents and peers the registries that share it keep together. Safe from any thread. */
public final class Census {
    private final AtomicInteger torrents = new AtomicInteger();
    private final AtomicInteger peers = new AtomicInteger();

    /** Torrents known, those without peers among them until their time-out. */
    public int torrents() {
        return torrents.get();
    }

    /** Peers known over all torrents. */
    public int peers() {
        return peers.get();
    }

    void addTorrents(int change) {
        torrents.addAndGet(change);
    }

    void addPeers(int change) {
        if (change != 0) {
            peers.addAndGet(change);
        }
    }
}
