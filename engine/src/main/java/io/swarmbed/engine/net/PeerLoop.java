package io.swarmbed.engine.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.Clock;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One event loop, the thread of all peers that live on it. Clocks of loops that were opened together agree.
 *
 * <p>{@link #execute}, {@link #inLoop}, {@link #clock} and {@link #takeWorstLagNanos} may be called on any thread; an
 * alarm belongs to the loop.
 */
public final class PeerLoop implements Clock, Alarms {
    private final EventLoop netty;
    private final Transport transport;
    private final ByteBufAllocator allocator;
    private final long origin;
    private final Consumer<Throwable> failures;
    private final FlushRound flushes = new FlushRound(this);
    private final LagProbe lag = new LagProbe(this);

    PeerLoop(
            EventLoop netty,
            Transport transport,
            ByteBufAllocator allocator,
            long origin,
            Consumer<Throwable> failures) {
        this.netty = netty;
        this.transport = transport;
        this.allocator = allocator;
        this.origin = origin;
        this.failures = failures;
    }

    /** Nanoseconds since the loops were opened. */
    @Override
    public long nanos() {
        return System.nanoTime() - origin;
    }

    public Clock clock() {
        return this;
    }

    public Alarms alarms() {
        return this;
    }

    /** Setting it later than before costs next to nothing; rings within a fraction of a millisecond with epoll. */
    @Override
    public Alarm alarm(Runnable action) {
        return new LoopAlarm(this, action);
    }

    /** Runs the task on the loop, after what is under way; ignored once the loops are closed. */
    public void execute(Runnable task) {
        try {
            netty.execute(() -> guard(task));
        } catch (RejectedExecutionException closed) {
            // Nobody is left to whom the task could matter.
        }
    }

    /** Whether the calling thread is the loop's. */
    public boolean inLoop() {
        return netty.inEventLoop();
    }

    /** Worst delay of a task that was due at a given time since this was last asked, in nanoseconds. */
    public long takeWorstLagNanos() {
        return lag.takeWorstNanos();
    }

    /** The loop itself, for other transports that are to share the peer's thread. */
    public EventLoop netty() {
        return netty;
    }

    /** Runs the action; what it throws is reported, and the loop goes on. */
    void guard(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error failure) {
            failed(failure);
        }
    }

    void failed(Throwable failure) {
        failures.accept(failure);
    }

    /** Empty once the loops are closed. */
    Optional<ScheduledFuture<?>> schedule(Runnable task, long dueNanos) {
        try {
            return Optional.of(netty.schedule(task, Math.max(0, dueNanos - nanos()), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException closed) {
            return Optional.empty();
        }
    }

    void watchLag() {
        lag.start();
    }

    FlushRound flushes() {
        return flushes;
    }

    Transport transport() {
        return transport;
    }

    ByteBufAllocator allocator() {
        return allocator;
    }
}
