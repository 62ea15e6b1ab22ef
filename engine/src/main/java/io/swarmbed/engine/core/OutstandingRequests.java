package io.swarmbed.engine.core;

import java.util.Arrays;

/** The blocks requested from one peer that have not come, oldest first. They mostly come in that order. */
final class OutstandingRequests {
    private static final int INITIAL_CAPACITY = 4;
    private static final long[] NONE = {};

    /** A ring of pairs: piece and block, and when the request was sent. */
    private long[] ring = NONE;

    private int head;
    private int size;

    int size() {
        return size;
    }

    private static long key(int piece, int block) {
        return (long) piece << 32 | block;
    }

    /** Where the request at this index is in the ring. */
    private int place(int index) {
        return (2 * (head + index)) & (ring.length - 1);
    }

    void add(int piece, int block, long now) {
        if (2 * size == ring.length) {
            grow();
        }
        int at = place(size++);
        ring[at] = key(piece, block);
        ring[at + 1] = now;
    }

    /** Tells when the block was requested, or -1 when it was not */
    long remove(int piece, int block) {
        int index = indexOf(piece, block);
        if (index < 0) {
            return -1;
        }
        long sent = ring[place(index) + 1];
        for (int i = index; i > 0; i--) {
            int to = place(i);
            int from = place(i - 1);
            ring[to] = ring[from];
            ring[to + 1] = ring[from + 1];
        }
        head = place(1) / 2;
        size--;
        return sent;
    }

    boolean contains(int piece, int block) {
        return indexOf(piece, block) >= 0;
    }

    private int indexOf(int piece, int block) {
        long key = key(piece, block);
        for (int i = 0; i < size; i++) {
            if (ring[place(i)] == key) {
                return i;
            }
        }
        return -1;
    }

    /** Piece of the request at this index, 0 being the oldest. */
    int piece(int index) {
        return (int) (ring[place(index)] >>> 32);
    }

    /** Block of the request at this index. */
    int block(int index) {
        return (int) ring[place(index)];
    }

    void clear() {
        size = 0;
        head = 0;
    }

    /** Frees the memory when there is nothing to remember: most connections are idle. */
    void trim() {
        if (size == 0) {
            head = 0;
            ring = NONE;
        }
    }

    private void grow() {
        long[] grown = Arrays.copyOf(ring, Math.max(2 * INITIAL_CAPACITY, 2 * ring.length));
        // The part before the head moves behind the old end: the ring is full when it grows.
        System.arraycopy(ring, 0, grown, ring.length, 2 * head);
        ring = grown;
    }
}
