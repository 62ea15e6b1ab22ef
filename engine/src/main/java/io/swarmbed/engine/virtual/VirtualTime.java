package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Clock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a virtual world and what is going to happen in it. Events happen in order of (time, rank of the node that
 * caused it, that node's own counter): nothing depends on the order of insertion. Time starts at 0 nanoseconds. One
 * thread.
 */
public final class VirtualTime implements Clock {
    private final EventQueue queue = new EventQueue();
    private final long seed;
    private final Digest digest;
    private final HaveFanOuts fanOuts = new HaveFanOuts(this);
    private @Nullable Event firing;
    private @Nullable Trace trace;
    private long now;
    private long events;
    private long operations;

    VirtualTime(long seed, Digest digest) {
        this.seed = seed;
        this.digest = digest;
    }

    @Override
    public long nanos() {
        return now;
    }

    /** How many events have happened. */
    public long events() {
        return events;
    }

    /**
     * How many times the queue of events was touched: an event taken out, put in, moved or removed. An event that schedules
     * itself again while it happens counts once.
     */
    public long operations() {
        return operations;
    }

    /** How many events are scheduled. */
    public int pending() {
        fanOuts.launch();
        return queue.size();
    }

    /** Lets everything happen up to and including this time, which becomes the present. */
    public void runUntil(long nanos) {
        run(nanos, Long.MAX_VALUE, () -> true);
        now = Math.max(now, nanos);
    }

    /**
     * Runs until the condition holds; it is asked before the first event and after each.
     *
     * @param deadlineNanos the last moment at which events may happen
     * @return whether the condition holds
     */
    public boolean runUntil(BooleanSupplier condition, long deadlineNanos) {
        run(deadlineNanos, Long.MAX_VALUE, () -> !condition.getAsBoolean());
        return condition.getAsBoolean();
    }

    /**
     * Runs until nothing is scheduled or this many events have happened.
     *
     * @return how many happened
     */
    public long runEvents(long most) {
        return run(Long.MAX_VALUE, most, () -> true);
    }

    /**
     * Lets events happen while there are any up to the deadline, fewer than {@code most} have happened, and
     * {@code going} holds. An error that escapes an event names the seed and the virtual time.
     *
     * @return how many happened
     */
    public long run(long deadlineNanos, long most, BooleanSupplier going) {
        long first = events;
        try {
            while (events - first < most && going.getAsBoolean() && happensBy(deadlineNanos)) {
                now = queue.firstTime();
                events++;
                operations++;
                Event event = queue.poll();
                firing = event;
                event.fire();
                if (trace != null) {
                    trace.settled(now);
                }
            }
        } catch (RuntimeException | Error e) {
            e.addSuppressed(new IllegalStateException("seed " + seed + ", " + now + " ns, event " + events));
            throw e;
        }
        return events - first;
    }

    private boolean happensBy(long deadlineNanos) {
        fanOuts.launch();
        return !queue.isEmpty() && queue.firstTime() <= deadlineNanos;
    }

    void schedule(Event event, long nanos, long key) {
        if (event == firing) {
            firing = null;
        } else {
            operations++;
        }
        long time = Math.max(now, nanos);
        if (event.scheduled()) {
            queue.move(event, time, key);
        } else {
            queue.add(event, time, key);
        }
    }

    void cancel(Event event) {
        if (event.scheduled()) {
            operations++;
            queue.remove(event);
        }
    }

    /** Whether the event is scheduled for this time. */
    boolean expects(Event event, long nanos) {
        return event.scheduled() && queue.time(event) == Math.max(now, nanos);
    }

    HaveFanOuts fanOuts() {
        return fanOuts;
    }

    /** What is told of everything, if anything is. */
    @Nullable
    Trace trace() {
        return trace;
    }

    void trace(Trace listener) {
        trace = trace == null ? listener : new TracePair(trace, listener);
    }

    void rang(int source) {
        digest.rang(now, source);
        if (trace != null) {
            trace.rang(now, source);
        }
    }
}
