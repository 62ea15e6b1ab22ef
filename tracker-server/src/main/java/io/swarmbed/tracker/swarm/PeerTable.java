package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.PeerId;
import java.nio.ByteBuffer;

/**
 * The peers of one swarm and one address family. Slots are dense: leechers from 0, seeds behind them, so that a sample
 * of leechers, or of all, is a sample of a range of slots.
 */
final class PeerTable {
    private static final int SMALLEST = 4;

    private final PeerColumns peers;
    private final SlotIndex index;
    private final AgeOrder ages = new AgeOrder();
    private int capacity;
    private int size;
    private int leechers;
    private int joins;

    PeerTable(boolean ipv6, boolean keepsIds, long key) {
        peers = new PeerColumns(ipv6, keepsIds);
        index = new SlotIndex(peers, key);
    }

    boolean isIpv6() {
        return peers.isIpv6();
    }

    boolean keepsIds() {
        return peers.keepsIds();
    }

    int size() {
        return size;
    }

    int leechers() {
        return leechers;
    }

    /** The peer's slot, or -1; good until the next change. */
    int find(Endpoint peer) {
        return index.find(peer);
    }

    boolean isSeed(int slot) {
        return slot >= leechers;
    }

    /** Adds a peer that is not there. @return its slot */
    int add(Endpoint peer, boolean seed) {
        return add(peer, seed, joins++);
    }

    private int add(Endpoint peer, boolean seed, int joined) {
        if (size == capacity) {
            resize(Math.max(SMALLEST, capacity * 2));
        }
        int slot = seed ? size : openLeecherSlot();
        size++;
        peers.set(slot, peer);
        peers.joined(slot, joined);
        index.add(slot);
        ages.append(slot);
        return slot;
    }

    /** Makes a leecher a seed or the reverse. @return its slot from here on */
    int turn(int slot, Endpoint peer) {
        boolean toSeed = !isSeed(slot);
        boolean counted = !peers.count(slot);
        int joined = peers.joined(slot);
        unlink(slot);
        int moved = add(peer, toSeed, joined);
        if (counted) {
            peers.count(moved);
        }
        return moved;
    }

    /** The number of the peer's joining: the lower, the longer it has been there. */
    int joined(int slot) {
        return peers.joined(slot);
    }

    /** Records an announce of the peer. Times must not decrease from call to call. */
    void touch(int slot, PeerId id, int nowSeconds) {
        ages.remove(slot);
        ages.append(slot);
        peers.seen(slot, nowSeconds);
        peers.id(slot, id);
    }

    /** Counts the peer's completion. @return whether it was not counted before */
    boolean count(int slot) {
        return peers.count(slot);
    }

    void remove(int slot) {
        unlink(slot);
        if (capacity > SMALLEST && size < capacity / 4) {
            resize(capacity / 2);
        }
    }

    /** Second of the oldest last announce; there must be a peer. */
    int oldestSeen() {
        return peers.seen(ages.oldest());
    }

    /** Removes peers last seen at this second or before, at most so many. @return how many */
    int expire(int lastSeconds, int atMost) {
        int removed = 0;
        while (removed < atMost && size > 0 && oldestSeen() <= lastSeconds) {
            remove(ages.oldest());
            removed++;
        }
        return removed;
    }

    void writeCompact(int slot, ByteBuffer target) {
        peers.writeCompact(slot, target);
    }

    void writeId(int slot, ByteBuffer target) {
        peers.writeId(slot, target);
    }

    private int openLeecherSlot() {
        if (leechers < size) {
            move(leechers, size);
        }
        return leechers++;
    }

    private void unlink(int slot) {
        index.remove(slot);
        ages.remove(slot);
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
            move(from, hole);
        }
    }

    private void move(int from, int to) {
        index.move(from, to);
        ages.move(from, to);
        peers.copy(from, to);
    }

    private void resize(int newCapacity) {
        capacity = newCapacity;
        peers.resize(newCapacity);
        ages.resize(newCapacity);
        index.rebuild(newCapacity, size);
    }
}
