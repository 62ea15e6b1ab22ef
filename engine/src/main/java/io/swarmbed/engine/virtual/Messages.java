package io.swarmbed.engine.virtual;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All messages of a network that were sent and not delivered: cells in primitive arrays, chained by those who own them.
 * A cell that is given back is the next one handed out, so that the cells in use stay few and in the caches.
 */
final class Messages {
    /** No cell: the end of a chain. */
    static final int NONE = -1;

    private static final int INITIAL_CAPACITY = 64;
    /** Longs per cell: due time; key; verb and a; b and c. */
    private static final int WIDTH = 4;

    private long[] words = new long[WIDTH * INITIAL_CAPACITY];
    private int[] next = new int[INITIAL_CAPACITY];
    private @Nullable Object[] cargo = new Object[INITIAL_CAPACITY];
    private int firstFree = NONE;
    private int used;

    /** A cell with this message, at the end of a chain. */
    int add(long due, long key, Verb verb, int a, int b, int c, @Nullable Object carried) {
        int cell = take();
        int word = WIDTH * cell;
        words[word] = due;
        words[word + 1] = key;
        words[word + 2] = pair(verb.code, a);
        words[word + 3] = pair(b, c);
        next[cell] = NONE;
        if (carried != null) {
            cargo[cell] = carried;
        }
        return cell;
    }

    /** Gives a cell back. */
    void free(int cell) {
        if (cargo[cell] != null) {
            cargo[cell] = null;
        }
        next[cell] = firstFree;
        firstFree = cell;
    }

    /** The cell behind this one in its chain. */
    int next(int cell) {
        return next[cell];
    }

    void chain(int cell, int behind) {
        next[cell] = behind;
    }

    long due(int cell) {
        return words[WIDTH * cell];
    }

    void postpone(int cell, long due, long key) {
        words[WIDTH * cell] = due;
        words[WIDTH * cell + 1] = key;
    }

    /** The message's place among what its source caused at the same time. */
    long key(int cell) {
        return words[WIDTH * cell + 1];
    }

    Verb verb(int cell) {
        return Verb.of((int) (words[WIDTH * cell + 2] >>> 32));
    }

    int a(int cell) {
        return (int) words[WIDTH * cell + 2];
    }

    int b(int cell) {
        return (int) (words[WIDTH * cell + 3] >>> 32);
    }

    int c(int cell) {
        return (int) words[WIDTH * cell + 3];
    }

    /** What the message carries. */
    @Nullable
    Object carried(int cell) {
        return cargo[cell];
    }

    /** Bytes of the message on the wire. */
    int wireBytes(int cell) {
        return verb(cell).wireBytes(b(cell), c(cell));
    }

    /** Cells in use. */
    int size() {
        int free = 0;
        for (int cell = firstFree; cell != NONE; cell = next[cell]) {
            free++;
        }
        return used - free;
    }

    private int take() {
        int cell = firstFree;
        if (cell != NONE) {
            firstFree = next[cell];
            return cell;
        }
        if (used == next.length) {
            words = Arrays.copyOf(words, 2 * words.length);
            next = Arrays.copyOf(next, 2 * used);
            cargo = Arrays.copyOf(cargo, 2 * used);
        }
        return used++;
    }

    private static long pair(int first, int second) {
        return ((long) first << 32) | (second & 0xFFFF_FFFFL);
    }
}
