package io.swarmbed.tracker.swarm;

import java.util.ArrayList;
import java.util.List;

/** The peers of all swarms in one address family: a table for each large one, and one that all small ones share. */
final class PeerTables {
    /** Peers from which on a large table is small again; well below the size at which it became large. */
    private static final int SMALL_AGAIN = PeerBlocks.LARGEST / 2;

    private final SwarmRows rows;
    private final int family;
    private final KeyedHash hash;
    private final SmallPeers small;
    private final List<LargePeers> large = new ArrayList<>();

    PeerTables(boolean ipv6, boolean keepsIds, SwarmRows rows, KeyedHash hash) {
        this.rows = rows;
        this.family = ipv6 ? SwarmRows.IPV6 : SwarmRows.IPV4;
        this.hash = hash;
        this.small = new SmallPeers(new PeerLayout(ipv6, keepsIds), rows, family);
    }

    /** The peers of the swarm in this row; good until the next call of this. */
    PeerTable open(int row) {
        int place = rows.peers(row, family);
        if (place < 0) {
            return large.get(~place);
        }
        small.open(row);
        return small;
    }

    /** The same, with room for one more. */
    PeerTable openToAdd(int row) {
        PeerTable table = open(row);
        if (table != small || !small.isFull()) {
            return table;
        }
        LargePeers grown = new LargePeers(row, small, hash);
        small.clear();
        large.add(grown);
        rows.set(row, family, grown.size(), grown.leechers(), ~(large.size() - 1));
        return grown;
    }

    /** Tells the row what has become of the table opened for it. The table can still be read. */
    void close(int row, PeerTable table) {
        if (table == small) {
            small.close();
        } else if (table.size() <= SMALL_AGAIN) {
            int place = ~rows.peers(row, family);
            small.take(row, large.get(place));
            small.close();
            dropLarge(place);
        } else {
            rows.set(row, family, table.size(), table.leechers(), rows.peers(row, family));
        }
    }

    /** Puts in order what was added with ages of its own. */
    void sortAges(int row) {
        int place = rows.peers(row, family);
        if (place < 0) {
            large.get(~place).sortAges();
        }
    }

    private void dropLarge(int place) {
        LargePeers last = large.remove(large.size() - 1);
        if (place < large.size()) {
            large.set(place, last);
            rows.peers(last.row(), family, ~place);
        }
    }
}
