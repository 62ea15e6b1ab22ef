package io.swarmbed.tracker.swarm;

/**
 * Finds a peer's slot by its endpoint: open addressing with linear probing, at most half full, without tombstones. The
 * key keeps strangers from choosing endpoints that collide; no result depends on it.
 */
final class SlotIndex {
    private final PeerColumns peers;
    private final long key;
    /** Slot + 1, or 0 where vacant; the length is a power of two. */
    private int[] buckets = new int[0];

    SlotIndex(PeerColumns peers, long key) {
        this.peers = peers;
        this.key = key;
    }

    /** Makes room for this many slots and indexes the first {@code size} anew. */
    void rebuild(int capacity, int size) {
        buckets = new int[Integer.highestOneBit(Math.max(2, capacity) * 2 - 1) << 1];
        for (int slot = 0; slot < size; slot++) {
            add(slot);
        }
    }

    /** The slot of the peer, or -1. */
    int find(Endpoint peer) {
        if (buckets.length == 0) {
            return -1;
        }
        int at = home(peer.high(), peer.low(), peer.port());
        while (buckets[at] != 0) {
            if (peers.matches(buckets[at] - 1, peer)) {
                return buckets[at] - 1;
            }
            at = next(at);
        }
        return -1;
    }

    void add(int slot) {
        int at = home(slot);
        while (buckets[at] != 0) {
            at = next(at);
        }
        buckets[at] = slot + 1;
    }

    /** To be called while the columns still hold the peer at its old slot. */
    void move(int from, int to) {
        buckets[bucketOf(from)] = to + 1;
    }

    /** Removes the slot and draws back those that were pushed past it. */
    void remove(int slot) {
        int hole = bucketOf(slot);
        int mask = buckets.length - 1;
        for (int at = next(hole); buckets[at] != 0; at = next(at)) {
            int distance = (at - home(buckets[at] - 1)) & mask;
            if (distance >= ((at - hole) & mask)) {
                buckets[hole] = buckets[at];
                hole = at;
            }
        }
        buckets[hole] = 0;
    }

    private int bucketOf(int slot) {
        int at = home(slot);
        while (buckets[at] != slot + 1) {
            at = next(at);
        }
        return at;
    }

    private int next(int bucket) {
        return (bucket + 1) & (buckets.length - 1);
    }

    private int home(int slot) {
        // An IPv4 endpoint has no high half, so that both ways of hashing agree.
        return home(peers.high(slot), peers.low(slot), peers.port(slot));
    }

    private int home(long high, long low, int port) {
        long h = mix(mix(mix(key ^ high) ^ low) ^ port);
        return (int) (h >>> 32) & (buckets.length - 1);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        z = (z ^ (z >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return z ^ (z >>> 32);
    }
}
