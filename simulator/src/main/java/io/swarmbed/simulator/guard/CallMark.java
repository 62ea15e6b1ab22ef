package io.swarmbed.simulator.guard;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thread is inside a foreign strategy, and in which of its calls. The thread itself writes, at the cost of two
 * memory accesses for each call; the watch reads.
 */
final class CallMark {
    private static final long IDLE = 0;
    private static final long ABANDONED = -1;

    private final Thread thread = Thread.currentThread();
    /** The number of the call that is under way, or one of the above. What it says publishes {@link #title}. */
    private final AtomicLong state = new AtomicLong(IDLE);

    private String title = "";
    private long calls;
    private int depth;
    private long seen;
    private int looks;

    /** The thread calls a strategy. */
    void enter(String strategy) {
        if (depth++ == 0) {
            title = strategy;
            state.setRelease(++calls);
        }
    }

    /** The strategy has returned, or has thrown. */
    void leave() {
        if (--depth == 0 && !state.compareAndSet(calls, IDLE)) {
            throw new AbandonedCall();
        }
    }

    /**
     * Looks at the thread, as the watch does from time to time.
     *
     * @param patience as many looks at the same call as it takes to give up
     * @return the call that was given up; its thread is not to do anything any more and will not, should it return
     */
    @Nullable
    StuckCall look(int patience) {
        long now = state.getAcquire();
        if (now <= IDLE || now != seen) {
            seen = now;
            looks = 0;
            return null;
        }
        if (++looks < patience) {
            return null;
        }
        Throwable where = new Throwable("where it was then");
        where.setStackTrace(thread.getStackTrace());
        return state.compareAndSet(now, ABANDONED) ? new StuckCall(title, where) : null;
    }

    /** A call that has not returned, and where it was when it was given up. */
    record StuckCall(String title, Throwable where) {}
}
