package io.swarmbed.engine.virtual;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out: verbs with their three numbers, when each is due, and what it carries. A ring in primitive arrays
 * that are made when first needed, grow on demand, and are given back after a burst.
 */
final class VerbQueue {
    private static final int INITIAL_CAPACITY = 4;
    /** Longs per entry: due time; verb and a; b and c. */
    private static final int WIDTH = 3;

    private static final long[] NO_WORDS = {};
    private static final @Nullable Object[] NO_CARGO = {};

    private long[] words = NO_WORDS;
    /** Stays empty until something is carried, then has the ring's capacity. */
    private @Nullable Object[] cargo = NO_CARGO;

    private int capacity;
    private int head;
    private int size;
    private int peak;

    int size() {
        return size;
    }

    void add(long due, Verb verb, int a, int b, int c, @Nullable Object carried) {
        if (size == capacity) {
            grow();
        }
        int place = place(size);
        words[WIDTH * place] = due;
        words[WIDTH * place + 1] = pair(verb.code, a);
        words[WIDTH * place + 2] = pair(b, c);
        if (carried != null) {
            if (cargo.length == 0) {
                cargo = new Object[capacity];
            }
            cargo[place] = carried;
        }
        size++;
        peak = Math.max(peak, size);
    }

    /** When the entry at this distance from the head is due. */
    long due(int index) {
        return words[WIDTH * place(index)];
    }

    Verb verb(int index) {
        return Verb.of((int) (words[WIDTH * place(index) + 1] >>> 32));
    }

    int a(int index) {
        return (int) words[WIDTH * place(index) + 1];
    }

    int b(int index) {
        return (int) (words[WIDTH * place(index) + 2] >>> 32);
    }

    int c(int index) {
        return (int) words[WIDTH * place(index) + 2];
    }

    /** Bytes of the message on the wire. */
    int wireBytes(int index) {
        return verb(index).wireBytes(b(index), c(index));
    }

    /** What the entry at this distance from the head carries. */
    @Nullable
    Object carried(int index) {
        return cargo.length == 0 ? null : cargo[place(index)];
    }

    /** Removes the head. */
    void remove() {
        if (cargo.length != 0) {
            cargo[head] = null;
        }
        head = head + 1 == capacity ? 0 : head + 1;
        if (--size == 0) {
            if (capacity > INITIAL_CAPACITY && 4 * peak <= capacity) {
                clear();
            }
            peak = 0;
        }
    }

    /** Forgets everything and gives the arrays back. */
    void clear() {
        words = NO_WORDS;
        cargo = NO_CARGO;
        capacity = 0;
        head = 0;
        size = 0;
    }

    private static long pair(int first, int second) {
        return ((long) first << 32) | (second & 0xFFFF_FFFFL);
    }

    private int place(int index) {
        int place = head + index;
        return place < capacity ? place : place - capacity;
    }

    private void grow() {
        int grown = Math.max(INITIAL_CAPACITY, 2 * capacity);
        long[] newWords = Arrays.copyOf(words, WIDTH * grown);
        @Nullable Object[] newCargo = cargo.length == 0 ? NO_CARGO : Arrays.copyOf(cargo, grown);
        // The part before the head moves behind the old end: the ring is full when it grows.
        System.arraycopy(words, 0, newWords, WIDTH * capacity, WIDTH * head);
        if (cargo.length != 0) {
            System.arraycopy(cargo, 0, newCargo, capacity, head);
            Arrays.fill(newCargo, 0, head, null);
        }
        words = newWords;
        cargo = newCargo;
        capacity = grown;
    }
}
