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

    /** Counts one more torrent unless there are as many as may be. */
    boolean admitTorrent(int atMost) {
        return admit(torrents, atMost);
    }

    /** Counts one more peer unless there are as many as may be. */
    boolean admitPeer(int atMost) {
        return admit(peers, atMost);
    }

    void removeTorrents(int count) {
        remove(torrents, count);
    }

    void removePeers(int count) {
        remove(peers, count);
    }

    private static boolean admit(AtomicInteger counter, int atMost) {
        int before = counter.get();
        while (before < atMost) {
            int seen = counter.compareAndExchange(before, before + 1);
            if (seen == before) {
                return true;
            }
            before = seen;
        }
        return false;
    }

    private static void remove(AtomicInteger counter, int count) {
        if (count != 0) {
            counter.addAndGet(-count);
        }
    }
}
