package io.swarmbed.tracker.status;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/** Asks a thread now and then for a sign of life, and notes how long it took. Safe from any thread. */
public final class LoopProbe {
    private final Executor loop;
    private final LongSupplier clock;
    private long askedAt;
    private boolean waiting;
    private long lag;

    /**
     * A probe of this thread.
     *
     * @param clock nanoseconds since any fixed moment, never decreasing
     */
    public LoopProbe(Executor loop, LongSupplier clock) {
        this.loop = loop;
        this.clock = clock;
    }

    /** Asks again, unless the answer to the last question is still out. */
    public void ask() {
        synchronized (this) {
            if (waiting) {
                return;
            }
            waiting = true;
            askedAt = clock.getAsLong();
        }
        try {
            loop.execute(this::answered);
        } catch (RejectedExecutionException ended) {
            // It stays without an answer: the thread takes no more work.
        }
    }

    /** Nanoseconds that the last answer took, or that one has been out if that is longer. */
    public synchronized long lagNanos() {
        return waiting ? Math.max(lag, clock.getAsLong() - askedAt) : lag;
    }

    private synchronized void answered() {
        lag = clock.getAsLong() - askedAt;
        waiting = false;
    }
}
