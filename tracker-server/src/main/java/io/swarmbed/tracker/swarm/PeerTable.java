package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.PeerId;
import java.nio.ByteBuffer;

/**
 * The peers of one swarm and one address family. Slots are dense: leechers from 0, seeds behind them, so that a sample
 * of leechers, or of all, is a sample of a range of slots. Subclasses say where a slot lies.
 */
abstract class PeerTable {
    private final PeerLayout layout;
    private final int stride;
    private final int[] spare;
    private int size;
    private int leechers;

    /**
     * An empty table.
     *
     * @param stride ints from one slot to the next on a page
     */
    PeerTable(PeerLayout layout, int stride) {
        this.layout = layout;
        this.stride = stride;
        spare = new int[stride];
    }

    /** The array that holds a slot. */
    abstract int[] page(int slot);

    /** Where the slot begins on its page. */
    abstract int at(int slot);

    /** The peer's slot, or -1; good until the next change. */
    abstract int find(Endpoint peer);

    /** Second of the oldest last announce; there must be a peer. */
    abstract int oldestSeen();

    /** Removes peers last seen at this second or before, at most so many. @return how many */
    abstract int expire(int lastSeconds, int atMost);

    /** Makes room for so many slots; the first of them, up to the present size, keep their peers. */
    abstract void resize(int slots);

    /** The peer in the slot is there from here on. */
    abstract void linked(int slot);

    /** The peer in the slot is about to go. */
    abstract void unlinked(int slot);

    /** The peer in a slot is about to be copied to another. */
    abstract void moving(int from, int to);

    /** The peer in the slot has announced: it is the last one to expire. */
    abstract void renewed(int slot);

    final PeerLayout layout() {
        return layout;
    }

    final int stride() {
        return stride;
    }

    final int size() {
        return size;
    }

    final int leechers() {
        return leechers;
    }

    final boolean isSeed(int slot) {
        return slot >= leechers;
    }

    /** Says how many peers the slots hold when they were filled elsewhere. */
    final void adopt(int newSize, int newLeechers) {
        size = newSize;
        leechers = newLeechers;
    }

    /** Adds a peer that is not there, with the number of its joining. @return its slot */
    final int add(Endpoint peer, boolean seed, int joined) {
        resize(size + 1);
        int slot = open(seed);
        layout.put(page(slot), at(slot), peer, joined);
        linked(slot);
        return slot;
    }

    /** Makes a leecher a seed or the reverse. @return its slot from here on */
    final int turn(int slot) {
        boolean toSeed = !isSeed(slot);
        System.arraycopy(page(slot), at(slot), spare, 0, stride);
        unlink(slot);
        int turned = open(toSeed);
        System.arraycopy(spare, 0, page(turned), at(turned), stride);
        linked(turned);
        return turned;
    }

    final void remove(int slot) {
        unlink(slot);
        resize(size);
    }

    /** Records an announce of the peer. Times must not decrease from call to call. */
    final void touch(int slot, PeerId id, int nowSeconds) {
        layout.seen(page(slot), at(slot), nowSeconds);
        layout.id(page(slot), at(slot), id);
        renewed(slot);
    }

    /** Marks the peer's completion as counted. @return whether it was not before */
    final boolean count(int slot) {
        boolean first = !layout.isCounted(page(slot), at(slot));
        layout.count(page(slot), at(slot));
        return first;
    }

    final int seen(int slot) {
        return layout.seen(page(slot), at(slot));
    }

    /** The number of the peer's joining: the lower, the longer it has been there. */
    final int joined(int slot) {
        return layout.joined(page(slot), at(slot));
    }

    final void writeCompact(int slot, ByteBuffer target) {
        layout.writeCompact(page(slot), at(slot), target);
    }

    final void writeId(int slot, ByteBuffer target) {
        layout.id(page(slot), at(slot)).write(target);
    }

    /** Opens a slot for one more peer. */
    private int open(boolean seed) {
        int last = size++;
        if (seed) {
            return last;
        }
        fill(last, leechers);
        return leechers++;
    }

    private void unlink(int slot) {
        unlinked(slot);
        int hole = slot;
        if (slot < leechers) {
            leechers--;
            fill(hole, leechers);
            hole = leechers;
        }
        size--;
        fill(hole, size);
    }

    private void fill(int hole, int from) {
        if (hole != from) {
            moving(from, hole);
            System.arraycopy(page(from), at(from), page(hole), at(hole), stride);
        }
    }
}
