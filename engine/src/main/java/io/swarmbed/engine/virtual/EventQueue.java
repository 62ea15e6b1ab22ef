package io.swarmbed.engine.virtual;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pending events in order of (time, key). Time is cut into spans; the events of the present span, and any before it,
 * are in a small heap, those of the next second in the buckets of a wheel without order, later ones in a second heap.
 * Only when its span begins is a bucket poured into the small heap. An event holds a slot of primitive arrays while it is
 * pending, so that it can be moved and removed; nothing is allocated per event.
 */
final class EventQueue {
    /** A span is 2¹⁷ ns, 131 µs: in a swarm of ten thousand peers it holds about a hundred events. */
    private static final int SPAN_BITS = 17;
    /** The wheel reaches 1.07 s ahead, so that what happens every second is in it. */
    private static final int BUCKETS = 1 << 13;

    private static final int INITIAL_CAPACITY = 64;
    private static final int NONE = -1;

    private static final byte NEAR = 0;
    private static final byte WHEEL = 1;
    private static final byte FAR = 2;

    private final EventHeap near = new EventHeap();
    private final EventHeap far = new EventHeap();
    /** The first slot of each bucket, and a bit for each bucket that is not empty. */
    private final int[] heads = new int[BUCKETS];

    private final long[] occupied = new long[BUCKETS / Long.SIZE];
    /** The span whose bucket was poured last; the wheel holds those after it, up to a whole turn. */
    private long present;

    private int inWheel;

    /** Time and key by slot. */
    private long[] order = new long[2 * INITIAL_CAPACITY];
    /** The neighbours in the bucket by slot: next, previous. The next free slot for a free one. */
    private int[] links = new int[2 * INITIAL_CAPACITY];

    private byte[] homes = new byte[INITIAL_CAPACITY];

    private @Nullable Event[] events = new Event[INITIAL_CAPACITY];
    private int firstFree = NONE;
    private int slotsUsed;
    private int size;

    EventQueue() {
        Arrays.fill(heads, NONE);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Time of the first event; {@link Long#MAX_VALUE} when there is none. */
    long firstTime() {
        if (near.isEmpty()) {
            if (size == 0) {
                return Long.MAX_VALUE;
            }
            advance();
        }
        return near.firstTime();
    }

    /** When a pending event is due. */
    long time(Event event) {
        return order[2 * event.slot];
    }

    /** Adds an event that is not pending; its time is at least 0. */
    void add(Event event, long time, long key) {
        int slot = takeSlot();
        events[slot] = event;
        event.slot = slot;
        size++;
        insert(slot, time, key);
    }

    /** Gives a pending event another time and key. */
    void move(Event event, long time, long key) {
        takeOut(event.slot);
        insert(event.slot, time, key);
    }

    void remove(Event event) {
        takeOut(event.slot);
        release(event);
    }

    /** Removes the first event; the queue is not empty. */
    Event poll() {
        if (near.isEmpty()) {
            advance();
        }
        Event event = Objects.requireNonNull(events[near.first()]);
        near.removeFirst();
        release(event);
        return event;
    }

    private void release(Event event) {
        int slot = event.slot;
        event.slot = NONE;
        events[slot] = null;
        links[2 * slot] = firstFree;
        firstFree = slot;
        size--;
    }

    private void insert(int slot, long time, long key) {
        order[2 * slot] = time;
        order[2 * slot + 1] = key;
        long ahead = (time >>> SPAN_BITS) - present;
        if (ahead <= 0) {
            homes[slot] = NEAR;
            near.add(slot, time, key);
        } else if (ahead < BUCKETS) {
            homes[slot] = WHEEL;
            link(slot, (int) (time >>> SPAN_BITS) & (BUCKETS - 1));
        } else {
            homes[slot] = FAR;
            far.add(slot, time, key);
        }
    }

    private void takeOut(int slot) {
        switch (homes[slot]) {
            case NEAR -> near.remove(slot);
            case WHEEL -> unlink(slot, (int) (order[2 * slot] >>> SPAN_BITS) & (BUCKETS - 1));
            default -> far.remove(slot);
        }
    }

    private void link(int slot, int bucket) {
        int next = heads[bucket];
        links[2 * slot] = next;
        links[2 * slot + 1] = NONE;
        if (next == NONE) {
            occupied[bucket >>> 6] |= 1L << bucket;
        } else {
            links[2 * next + 1] = slot;
        }
        heads[bucket] = slot;
        inWheel++;
    }

    private void unlink(int slot, int bucket) {
        int next = links[2 * slot];
        int previous = links[2 * slot + 1];
        if (next != NONE) {
            links[2 * next + 1] = previous;
        }
        if (previous != NONE) {
            links[2 * previous] = next;
        } else {
            heads[bucket] = next;
            if (next == NONE) {
                occupied[bucket >>> 6] &= ~(1L << bucket);
            }
        }
        inWheel--;
    }

    /** Makes the next span that has events the present one; the small heap is empty, the queue is not. */
    private void advance() {
        long next = inWheel == 0 ? Long.MAX_VALUE : nextOccupied();
        if (!far.isEmpty()) {
            next = Math.min(next, far.firstTime() >>> SPAN_BITS);
        }
        present = next;
        pour((int) next & (BUCKETS - 1));
        while (!far.isEmpty() && (far.firstTime() >>> SPAN_BITS) - next < BUCKETS) {
            int slot = far.first();
            far.removeFirst();
            insert(slot, order[2 * slot], order[2 * slot + 1]);
        }
    }

    /** The first span after the present one whose bucket has events; there is one. */
    private long nextOccupied() {
        int start = (int) (present + 1) & (BUCKETS - 1);
        int word = start >>> 6;
        long bits = occupied[word] & (-1L << start);
        while (bits == 0) {
            word = (word + 1) & (occupied.length - 1);
            bits = occupied[word];
        }
        int bucket = (word << 6) + Long.numberOfTrailingZeros(bits);
        return present + 1 + ((bucket - start) & (BUCKETS - 1));
    }

    private void pour(int bucket) {
        int slot = heads[bucket];
        heads[bucket] = NONE;
        occupied[bucket >>> 6] &= ~(1L << bucket);
        while (slot != NONE) {
            homes[slot] = NEAR;
            near.add(slot, order[2 * slot], order[2 * slot + 1]);
            inWheel--;
            slot = links[2 * slot];
        }
    }

    private int takeSlot() {
        int slot = firstFree;
        if (slot != NONE) {
            firstFree = links[2 * slot];
            return slot;
        }
        if (slotsUsed == events.length) {
            int capacity = 2 * slotsUsed;
            order = Arrays.copyOf(order, 2 * capacity);
            links = Arrays.copyOf(links, 2 * capacity);
            homes = Arrays.copyOf(homes, capacity);
            events = Arrays.copyOf(events, capacity);
        }
        return slotsUsed++;
    }
}
