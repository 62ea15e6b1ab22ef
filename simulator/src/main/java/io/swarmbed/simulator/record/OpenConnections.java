package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one peer in order of their numbers, packed into arrays: a number and one byte each, and a
 * record more for peers that are recorded in detail. A place is good until the next connection comes or goes.
 */
final class OpenConnections {
    /** There is no such connection. */
    static final int NONE = -1;

    private static final int INITIAL_CAPACITY = 4;
    /** The low two bits of a state. */
    private static final int CHOKING = 3;

    private static final int INTERESTED = 4;
    private static final int ELSEWHERE = 8;

    private int[] numbers = new int[INITIAL_CAPACITY];
    private byte[] states = new byte[INITIAL_CAPACITY];
    private @Nullable ConnectionRecord @Nullable [] records;
    private int size;

    int size() {
        return size;
    }

    /** The place of the connection, or {@link #NONE}. */
    int find(int connection) {
        int place = Arrays.binarySearch(numbers, 0, size, connection);
        return place < 0 ? NONE : place;
    }

    /**
     * Adds a connection, choked and without interest, that is not there.
     *
     * @param elsewhere whether the remote peer is in another region
     */
    void add(int connection, @Nullable ConnectionRecord record, boolean elsewhere) {
        if (size == numbers.length) {
            // By half: of ten thousand peers each has as much to spare.
            resize(size + size / 2);
        }
        int place = -1 - Arrays.binarySearch(numbers, 0, size, connection);
        System.arraycopy(numbers, place, numbers, place + 1, size - place);
        System.arraycopy(states, place, states, place + 1, size - place);
        numbers[place] = connection;
        states[place] = (byte) (code(Choking.CHOKED) | (elsewhere ? ELSEWHERE : 0));
        if (record != null && records == null) {
            records = new ConnectionRecord[numbers.length];
        }
        if (records != null) {
            System.arraycopy(records, place, records, place + 1, size - place);
            records[place] = record;
        }
        size++;
    }

    private void resize(int capacity) {
        numbers = Arrays.copyOf(numbers, capacity);
        states = Arrays.copyOf(states, capacity);
        if (records != null) {
            records = Arrays.copyOf(records, capacity);
        }
    }

    void remove(int place) {
        size--;
        System.arraycopy(numbers, place + 1, numbers, place, size - place);
        System.arraycopy(states, place + 1, states, place, size - place);
        if (records != null) {
            System.arraycopy(records, place + 1, records, place, size - place);
            records[size] = null;
        }
    }

    void clear() {
        while (size > 0) {
            remove(size - 1);
        }
    }

    /** How the remote peer is treated, whether it is interested or not. */
    Choking choking(int place) {
        return switch (states[place] & CHOKING) {
            case 0 -> Choking.CHOKED;
            case 1 -> Choking.REGULAR;
            case 2 -> Choking.OPTIMISTIC;
            default -> Choking.SEED;
        };
    }

    private static byte code(Choking choking) {
        return switch (choking) {
            case CHOKED -> 0;
            case REGULAR -> 1;
            case OPTIMISTIC -> 2;
            case SEED -> 3;
        };
    }

    void choking(int place, Choking choking) {
        states[place] = (byte) ((states[place] & ~CHOKING) | code(choking));
    }

    /** Whether the remote peer is interested. */
    void interested(int place, boolean interested) {
        int others = states[place] & ~INTERESTED;
        states[place] = (byte) (interested ? others | INTERESTED : others);
    }

    /** Whether the remote peer is in another region. */
    boolean elsewhere(int place) {
        return (states[place] & ELSEWHERE) != 0;
    }

    /**
     * The kind of slot that is in use, or {@code CHOKED} for none: only while the remote peer is interested, as mainline
     * also unchokes peers that want nothing, so that they can ask at once when they come to.
     */
    Choking slot(int place) {
        return (states[place] & INTERESTED) == 0 ? Choking.CHOKED : choking(place);
    }

    /** The times of the connection, if they are kept. */
    @Nullable
    ConnectionRecord record(int place) {
        return records == null ? null : records[place];
    }
}
