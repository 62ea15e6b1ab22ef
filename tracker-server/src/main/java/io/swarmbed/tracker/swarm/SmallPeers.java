package io.swarmbed.tracker.swarm;

/**
 * The peers of a small swarm, in a block of exactly their class of size: found and expired by looking at all of them. One
 * object serves all small swarms of a family, one after the other.
 */
final class SmallPeers extends PeerTable {
    private static final int[] NO_PAGE = {};

    private final PeerBlocks blocks;
    private final SwarmRows rows;
    private final int family;
    private int row;
    private int sizeClass = PeerBlocks.NO_CLASS;
    private int block;
    private int[] page = NO_PAGE;
    private int base;

    SmallPeers(PeerLayout layout, SwarmRows rows, int family) {
        super(layout, layout.length());
        this.blocks = new PeerBlocks(layout.length());
        this.rows = rows;
        this.family = family;
    }

    /** Turns to the swarm in this row. */
    void open(int newRow) {
        row = newRow;
        adopt(rows.size(row, family), rows.leechers(row, family));
        place(PeerBlocks.classOf(size()), rows.peers(row, family));
    }

    /** Tells the row what has become of its peers. */
    void close() {
        rows.set(row, family, size(), leechers(), block);
    }

    boolean isFull() {
        return size() == PeerBlocks.LARGEST;
    }

    /** Takes over the peers of a table that has become small enough. */
    void take(int newRow, LargePeers table) {
        row = newRow;
        adopt(0, 0);
        place(PeerBlocks.NO_CLASS, 0);
        resize(table.size());
        for (int slot = 0; slot < table.size(); slot++) {
            System.arraycopy(table.page(slot), table.at(slot), page, at(slot), stride());
        }
        adopt(table.size(), table.leechers());
    }

    /** Drops all peers. */
    void clear() {
        adopt(0, 0);
        resize(0);
    }

    @Override
    int[] page(int slot) {
        return page;
    }

    @Override
    int at(int slot) {
        return base + slot * stride();
    }

    @Override
    int find(Endpoint peer) {
        int end = at(size());
        for (int at = base; at < end; at += stride()) {
            if (layout().matches(page, at, peer)) {
                return (at - base) / stride();
            }
        }
        return -1;
    }

    @Override
    int oldestSeen() {
        int oldest = seen(0);
        for (int slot = 1; slot < size(); slot++) {
            oldest = Math.min(oldest, seen(slot));
        }
        return oldest;
    }

    @Override
    int expire(int lastSeconds, int atMost) {
        int removed = 0;
        // From the end, so that what moves into a hole has been looked at.
        for (int slot = size() - 1; slot >= 0 && removed < atMost; slot--) {
            if (seen(slot) <= lastSeconds) {
                remove(slot);
                removed++;
            }
        }
        return removed;
    }

    @Override
    void resize(int slots) {
        int newClass = PeerBlocks.classOf(slots);
        if (newClass == sizeClass) {
            return;
        }
        int oldClass = sizeClass;
        int oldBlock = block;
        int[] oldPage = page;
        int oldBase = base;
        place(newClass, newClass == PeerBlocks.NO_CLASS ? 0 : blocks.allocate(newClass, row));
        int kept = Math.min(PeerBlocks.capacity(oldClass), PeerBlocks.capacity(newClass));
        System.arraycopy(oldPage, oldBase, page, base, kept * stride());
        if (oldClass != PeerBlocks.NO_CLASS) {
            int moved = blocks.release(oldClass, oldBlock);
            if (moved >= 0) {
                rows.peers(moved, family, oldBlock);
            }
        }
    }

    @Override
    void linked(int slot) {}

    @Override
    void unlinked(int slot) {}

    @Override
    void moving(int from, int to) {}

    @Override
    void renewed(int slot) {}

    private void place(int newClass, int newBlock) {
        sizeClass = newClass;
        block = newBlock;
        boolean none = newClass == PeerBlocks.NO_CLASS;
        page = none ? NO_PAGE : blocks.page(newClass, newBlock);
        base = none ? 0 : blocks.at(newClass, newBlock);
    }
}
