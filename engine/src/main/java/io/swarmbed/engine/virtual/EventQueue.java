package io.swarmbed.engine.virtual;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pending events in order of (time, key): a heap with four children per node in primitive arrays. An event holds a
 * slot while it is pending, so that it can be moved and removed; nothing is allocated per event.
 */
final class EventQueue {
    private static final int INITIAL_CAPACITY = 64;

    /** Time and key of each place of the heap, side by side, so that four siblings share a cache line. */
    private long[] order = new long[2 * INITIAL_CAPACITY];

    private int[] slots = new int[INITIAL_CAPACITY];
    /** The place in the heap by slot; for a free slot the next free one, or -1. */
    private int[] places = new int[INITIAL_CAPACITY];

    private @Nullable Event[] events = new Event[INITIAL_CAPACITY];
    private int size;
    private int firstFree = -1;
    private int slotsUsed;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Time of the first event; {@link Long#MAX_VALUE} when there is none. */
    long firstTime() {
        return size == 0 ? Long.MAX_VALUE : order[0];
    }

    /** Adds an event that is not pending. */
    void add(Event event, long time, long key) {
        int slot = takeSlot();
        events[slot] = event;
        event.slot = slot;
        siftUp(size++, time, key, slot);
    }

    /** Gives a pending event another time and key. */
    void move(Event event, long time, long key) {
        settle(places[event.slot], time, key, event.slot);
    }

    void remove(Event event) {
        int place = places[event.slot];
        freeSlot(event.slot);
        event.slot = -1;
        fill(place);
    }

    /** Removes the first event; the queue is not empty. */
    Event poll() {
        int slot = slots[0];
        Event event = Objects.requireNonNull(events[slot]);
        freeSlot(slot);
        event.slot = -1;
        fill(0);
        return event;
    }

    /** Closes the gap at this place with the last event. */
    private void fill(int place) {
        int last = --size;
        if (place != last) {
            settle(place, order[2 * last], order[2 * last + 1], slots[last]);
        }
    }

    private void settle(int place, long time, long key, int slot) {
        int parent = (place - 1) >> 2;
        if (place > 0 && before(time, key, parent)) {
            siftUp(place, time, key, slot);
        } else {
            siftDown(place, time, key, slot);
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

    private int takeSlot() {
        int slot = firstFree;
        if (slot >= 0) {
            firstFree = places[slot];
            return slot;
        }
        if (slotsUsed == slots.length) {
            int capacity = 2 * slotsUsed;
            order = Arrays.copyOf(order, 2 * capacity);
            slots = Arrays.copyOf(slots, capacity);
            places = Arrays.copyOf(places, capacity);
            events = Arrays.copyOf(events, capacity);
        }
        return slotsUsed++;
    }

    private void freeSlot(int slot) {
        events[slot] = null;
        places[slot] = firstFree;
        firstFree = slot;
    }
}
