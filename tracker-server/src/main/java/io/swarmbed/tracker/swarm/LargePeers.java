package io.swarmbed.tracker.swarm;

import java.util.Arrays;

/** The peers of a large swarm, with an index that finds them and in the order in which they expire. */
final class LargePeers extends PeerTable {
    /** Ints of each slot behind the peer: the index's link, and two of the order. */
    private static final int LINKS = 3;

    private final Records records;
    private final ChainIndex index;
    private final AgeOrder ages;
    private final KeyedHash hash;
    private int row;

    /** The peers of the swarm in this row, which have been in a small table so far. */
    LargePeers(int row, SmallPeers small, KeyedHash hash) {
        super(small.layout(), small.layout().length() + LINKS);
        this.row = row;
        this.hash = hash;
        records = Records.inSmallPages(stride());
        index = new ChainIndex(records, small.stride(), this::hash);
        ages = new AgeOrder(records, small.stride() + 1);
        records.resize(small.size());
        for (int slot = 0; slot < small.size(); slot++) {
            System.arraycopy(small.page(slot), small.at(slot), page(slot), at(slot), small.stride());
            index.add(slot);
        }
        adopt(small.size(), small.leechers());
        sortAges();
    }

    /** The row whose peers these are. */
    int row() {
        return row;
    }

    /** Brings all peers into the order of their last announces, however they were added. */
    void sortAges() {
        long[] order = new long[size()];
        for (int slot = 0; slot < order.length; slot++) {
            order[slot] = (long) seen(slot) << 32 | slot;
        }
        Arrays.sort(order);
        ages.clear();
        for (long entry : order) {
            ages.append((int) entry);
        }
    }

    @Override
    int[] page(int slot) {
        return records.page(slot);
    }

    @Override
    int at(int slot) {
        return records.at(slot);
    }

    @Override
    int find(Endpoint peer) {
        int slot = index.first(hash.of(peer.high(), peer.low(), peer.port()));
        while (slot >= 0 && !layout().matches(page(slot), at(slot), peer)) {
            slot = index.next(slot);
        }
        return slot;
    }

    @Override
    int oldestSeen() {
        return seen(ages.oldest());
    }

    @Override
    int expire(int lastSeconds, int atMost) {
        int removed = 0;
        while (removed < atMost && size() > 0 && oldestSeen() <= lastSeconds) {
            remove(ages.oldest());
            removed++;
        }
        return removed;
    }

    @Override
    void resize(int slots) {
        records.resize(slots);
    }

    @Override
    void linked(int slot) {
        index.add(slot);
        ages.append(slot);
    }

    @Override
    void unlinked(int slot) {
        index.remove(slot);
        ages.remove(slot);
    }

    @Override
    void moving(int from, int to) {
        index.move(from, to);
        ages.move(from, to);
    }

    @Override
    void renewed(int slot) {
        ages.remove(slot);
        ages.append(slot);
    }

    private int hash(int slot) {
        int[] page = page(slot);
        int at = at(slot);
        // An IPv4 endpoint has no high half, so that both ways of hashing agree.
        return hash.of(layout().high(page, at), layout().low(page, at), layout().port(page, at));
    }
}
