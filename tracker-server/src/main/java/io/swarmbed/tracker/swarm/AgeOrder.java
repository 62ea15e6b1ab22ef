package io.swarmbed.tracker.swarm;

import java.util.Arrays;

/** Slots in the order of their last announce: a doubly linked list in two arrays. */
final class AgeOrder {
    private static final int NONE = -1;

    private int[] older = new int[0];
    private int[] newer = new int[0];
    private int oldest = NONE;
    private int newest = NONE;

    void resize(int capacity) {
        older = Arrays.copyOf(older, capacity);
        newer = Arrays.copyOf(newer, capacity);
    }

    /** The slot that announced longest ago; there must be one. */
    int oldest() {
        return oldest;
    }

    void append(int slot) {
        older[slot] = newest;
        newer[slot] = NONE;
        if (newest == NONE) {
            oldest = slot;
        } else {
            newer[newest] = slot;
        }
        newest = slot;
    }

    void remove(int slot) {
        link(older[slot], newer[slot]);
    }

    /** Gives a slot's place to another, vacant slot. */
    void move(int from, int to) {
        int before = older[from];
        int after = newer[from];
        link(before, to);
        link(to, after);
    }

    private void link(int before, int after) {
        if (before == NONE) {
            oldest = after;
        } else {
            newer[before] = after;
        }
        if (after == NONE) {
            newest = before;
        } else {
            older[after] = before;
        }
    }
}
