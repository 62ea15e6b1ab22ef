package io.swarmbed.engine.core;

import io.swarmbed.engine.wire.Payload;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one remote peer that wait for their answer, oldest first. Those at the head are begun: being read, or
 * read and ready to be sent. A ring in arrays: nothing is allocated per request.
 */
final class RequestQueue {
    /** Ints per request: piece, begin, length. */
    private static final int WIDTH = 3;

    private static final int INITIAL_CAPACITY = 4;

    private int[] ring = new int[WIDTH * INITIAL_CAPACITY];
    /** The blocks of begun requests once they have been read. */
    private @Nullable Payload[] blocks = new Payload[INITIAL_CAPACITY];

    private int head;
    private int size;
    private int begun;

    int size() {
        return size;
    }

    /** How many are begun; they have the lowest indices. */
    int begun() {
        return begun;
    }

    private int place(int index) {
        return (head + index) & (blocks.length - 1);
    }

    int piece(int index) {
        return ring[WIDTH * place(index)];
    }

    int begin(int index) {
        return ring[WIDTH * place(index) + 1];
    }

    int length(int index) {
        return ring[WIDTH * place(index) + 2];
    }

    void add(int piece, int begin, int length) {
        if (size == blocks.length) {
            grow();
        }
        int at = WIDTH * place(size++);
        ring[at] = piece;
        ring[at + 1] = begin;
        ring[at + 2] = length;
    }

    private void grow() {
        int capacity = blocks.length;
        int[] grown = Arrays.copyOf(ring, 2 * ring.length);
        @Nullable Payload[] grownBlocks = Arrays.copyOf(blocks, 2 * capacity);
        // The part before the head moves behind the old end: the ring is full when it grows.
        System.arraycopy(ring, 0, grown, WIDTH * capacity, WIDTH * head);
        System.arraycopy(blocks, 0, grownBlocks, capacity, head);
        Arrays.fill(grownBlocks, 0, head, null);
        ring = grown;
        blocks = grownBlocks;
    }

    /** Begins the oldest request that is not begun, and tells its index. */
    int beginNext() {
        return begun++;
    }

    /** Gives a block to the first begun request that waits for it; tells whether there is one. */
    boolean fulfil(int piece, int begin, Payload block) {
        for (int i = 0; i < begun; i++) {
            if (blocks[place(i)] == null && is(i, piece, begin, block.length())) {
                blocks[place(i)] = block;
                return true;
            }
        }
        return false;
    }

    /** The index of the first request whose block is ready, or -1. */
    int firstReady() {
        for (int i = 0; i < begun; i++) {
            if (blocks[place(i)] != null) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the first such request, or -1. */
    int find(int piece, int begin, int length) {
        for (int i = 0; i < size; i++) {
            if (is(i, piece, begin, length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean is(int index, int piece, int begin, int length) {
        return piece(index) == piece && begin(index) == begin && length(index) == length;
    }

    /** Removes a request; its block, if it was read, passes to the caller. */
    @Nullable
    Payload remove(int index) {
        Payload block = blocks[place(index)];
        if (index < begun) {
            begun--;
        }
        for (int i = index; i > 0; i--) {
            copy(place(i - 1), place(i));
        }
        blocks[head] = null;
        head = place(1);
        size--;
        return block;
    }

    private void copy(int from, int to) {
        System.arraycopy(ring, WIDTH * from, ring, WIDTH * to, WIDTH);
        blocks[to] = blocks[from];
    }
}
