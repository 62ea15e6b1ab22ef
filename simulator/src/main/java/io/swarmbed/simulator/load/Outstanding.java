package io.swarmbed.simulator.load;

import java.util.function.IntConsumer;

/**
 * The requests that wait for their replies, each in a slot. A transaction id is the slot and the number of times it was
 * taken, so that a reply which comes after its request was given up matches nothing.
 */
final class Outstanding {
    /** The most slots; the number behind the last is left for other transactions. */
    static final int MOST = 0xFFFF;

    private static final int SLOT_BITS = 16;
    private static final byte FREE = -1;

    private final long[] due;
    private final long[] sent;
    private final int[] peers;
    private final int[] ports;
    private final int[] turns;
    private final byte[] kinds;
    private final int[] free;
    private int freeCount;

    Outstanding(int slots) {
        due = new long[slots];
        sent = new long[slots];
        peers = new int[slots];
        ports = new int[slots];
        turns = new int[slots];
        kinds = new byte[slots];
        free = new int[slots];
        for (int slot = slots - 1; slot >= 0; slot--) {
            kinds[slot] = FREE;
            free[freeCount++] = slot;
        }
    }

    int count() {
        return kinds.length - freeCount;
    }

    boolean isFull() {
        return freeCount == 0;
    }

    /** Takes a slot, which there must be. */
    int take(Request request, long dueNanos, long nowNanos) {
        int slot = free[--freeCount];
        due[slot] = dueNanos;
        sent[slot] = nowNanos;
        peers[slot] = request.peer;
        ports[slot] = request.port;
        kinds[slot] = (byte) request.kind.number();
        turns[slot]++;
        return slot;
    }

    void release(int slot) {
        kinds[slot] = FREE;
        free[freeCount++] = slot;
    }

    int transaction(int slot) {
        return turns[slot] << SLOT_BITS | slot;
    }

    /** The slot a transaction belongs to, or -1 when nothing waits for it. */
    int slotOf(int transaction) {
        int slot = transaction & MOST;
        return slot < kinds.length && kinds[slot] != FREE && transaction(slot) == transaction ? slot : -1;
    }

    long dueAt(int slot) {
        return due[slot];
    }

    int peer(int slot) {
        return peers[slot];
    }

    int port(int slot) {
        return ports[slot];
    }

    Request.Kind kind(int slot) {
        return Request.Kind.of(kinds[slot]);
    }

    /** Names every slot whose request was sent before this moment. */
    void forEachSentBefore(long nanos, IntConsumer slots) {
        for (int slot = 0; slot < kinds.length; slot++) {
            if (kinds[slot] != FREE && sent[slot] - nanos < 0) {
                slots.accept(slot);
            }
        }
    }
}
