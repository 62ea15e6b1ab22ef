package io.swarmbed.engine.storage;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that all stores of a JVM share, counted in bytes. Thread-safe. */
final class MemoryBudget {
    private final long unwrittenLimit;
    private final long readAheadLimit;
    private final AtomicLong unwritten = new AtomicLong();
    private final AtomicLong heldBack = new AtomicLong();
    private final AtomicLong readAhead = new AtomicLong();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    MemoryBudget(long unwrittenLimit, long readAheadLimit) {
        this.unwrittenLimit = unwrittenLimit;
        this.readAheadLimit = readAheadLimit;
    }

    /** Counts bytes that are to be written; they count even if there is no room, which is the result. */
    boolean take(int bytes) {
        return unwritten.addAndGet(bytes) <= unwrittenLimit;
    }

    /** Bytes have been written or dropped. */
    void give(long bytes) {
        unwritten.addAndGet(-bytes);
        wakeWhenLow();
    }

    boolean isLow() {
        return unwritten.get() < Math.max(1, unwrittenLimit / 2);
    }

    /** Runs this once, on any thread, when the bytes to be written are less than half of what is allowed. */
    void whenLow(Runnable action) {
        waiting.add(action);
        wakeWhenLow();
    }

    private void wakeWhenLow() {
        while (!waiting.isEmpty() && isLow()) {
            Runnable action = waiting.poll();
            if (action != null) {
                action.run();
            }
        }
    }

    /**
     * Asks to hold back bytes that could be written, in the hope of more that follow on them. What all stores hold back
     * is at most a quarter of the limit, so that work which goes on always brings the count below half.
     */
    boolean holdBack(int bytes) {
        if (heldBack.get() + bytes > unwrittenLimit / 4) {
            return false;
        }
        heldBack.addAndGet(bytes);
        return true;
    }

    void letGo(int bytes) {
        heldBack.addAndGet(-bytes);
    }

    /** Counts bytes read ahead if there is room for them, which is the result. */
    boolean startReadAhead(int bytes) {
        if (readAhead.addAndGet(bytes) <= readAheadLimit) {
            return true;
        }
        readAhead.addAndGet(-bytes);
        return false;
    }

    void endReadAhead(int bytes) {
        readAhead.addAndGet(-bytes);
    }

    /** Bytes that wait to be written. */
    long unwritten() {
        return unwritten.get();
    }
}
