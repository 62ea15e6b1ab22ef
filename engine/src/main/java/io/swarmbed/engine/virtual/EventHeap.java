package io.swarmbed.engine.virtual;

import java.util.Arrays;

/**
 * Slots of an {@link EventQueue} in order of (time, key): a heap with four children per node in primitive arrays. It knows
 * the place of each slot, so that one can be taken out of the middle.
 */
final class EventHeap {
    private static final int INITIAL_CAPACITY = 64;

    /** Time and key of each place of the heap, side by side, so that four siblings share a cache line. */
    private long[] order = new long[2 * INITIAL_CAPACITY];

    private int[] slots = new int[INITIAL_CAPACITY];
    /** The place in the heap by slot; meaningless for slots that are not here. */
    private int[] places = new int[INITIAL_CAPACITY];

    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** The slot that comes first; the heap is not empty. */
    int first() {
        return slots[0];
    }

    /** When the first slot is due; the heap is not empty. */
    long firstTime() {
        return order[0];
    }

    void add(int slot, long time, long key) {
        if (size == slots.length) {
            order = Arrays.copyOf(order, 4 * size);
            slots = Arrays.copyOf(slots, 2 * size);
        }
        if (slot >= places.length) {
            places = Arrays.copyOf(places, Math.max(slot + 1, 2 * places.length));
        }
        siftUp(size++, time, key, slot);
    }

    void removeFirst() {
        fill(0);
    }

    void remove(int slot) {
        fill(places[slot]);
    }

    /** Closes the gap at this place with the last slot. */
    private void fill(int place) {
        int last = --size;
        if (place == last) {
            return;
        }
        long time = order[2 * last];
        long key = order[2 * last + 1];
        if (place > 0 && before(time, key, (place - 1) >> 2)) {
            siftUp(place, time, key, slots[last]);
        } else {
            siftDown(place, time, key, slots[last]);
        }
    }

    private void siftUp(int place, long time, long key, int slot) {
        int hole = place;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (!before(time, key, parent)) {
                break;
            }
            put(hole, order[2 * parent], order[2 * parent + 1], slots[parent]);
            hole = parent;
        }
        put(hole, time, key, slot);
    }

    private void siftDown(int place, long time, long key, int slot) {
        int hole = place;
        int child = 4 * hole + 1;
        while (child < size) {
            int end = Math.min(child + 4, size);
            int least = child;
            for (int other = child + 1; other < end; other++) {
                if (before(order[2 * other], order[2 * other + 1], least)) {
                    least = other;
                }
            }
            if (before(time, key, least)) {
                break;
            }
            put(hole, order[2 * least], order[2 * least + 1], slots[least]);
            hole = least;
            child = 4 * hole + 1;
        }
        put(hole, time, key, slot);
    }

    private boolean before(long time, long key, int place) {
        long other = order[2 * place];
        return time < other || (time == other && key < order[2 * place + 1]);
    }

    private void put(int place, long time, long key, int slot) {
        order[2 * place] = time;
        order[2 * place + 1] = key;
        slots[place] = slot;
        places[slot] = place;
    }
}
