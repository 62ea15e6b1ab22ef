package io.swarmbed.tracker;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.swarmbed.tracker.service.SharedRegistry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Clears away every second what has expired, in small portions between which its thread answers requests. */
final class Expiry {
    /** Some tens of microseconds of work. */
    private static final int PORTION = 256;

    /** Between portions while there is more: a task without a delay would follow at once, ahead of the requests. */
    private static final long PAUSE_MILLIS = 1;

    private static final long IDLE_MILLIS = 1000;

    private final SharedRegistry registry;
    private final LongSupplier clock;
    private final EventLoop loop;
    private volatile boolean stopped;
    private volatile Optional<Future<?>> next = Optional.empty();

    private Expiry(SharedRegistry registry, LongSupplier clock, EventLoop loop) {
        this.registry = registry;
        this.clock = clock;
        this.loop = loop;
    }

    /** Starts on this loop. */
    static Expiry start(SharedRegistry registry, LongSupplier clock, EventLoop loop) {
        Expiry expiry = new Expiry(registry, clock, loop);
        expiry.clearIn(IDLE_MILLIS);
        return expiry;
    }

    /** Stops for good; may be called from any thread. */
    void stop() {
        stopped = true;
        next.ifPresent(task -> task.cancel(false));
    }

    private void clearIn(long millis) {
        if (!loop.isShuttingDown()) {
            next = Optional.of(loop.schedule(this::clear, millis, TimeUnit.MILLISECONDS));
        }
    }

    private void clear() {
        if (!stopped) {
            long nowSeconds = TimeUnit.NANOSECONDS.toSeconds(clock.getAsLong());
            clearIn(registry.expire(nowSeconds, PORTION) < PORTION ? IDLE_MILLIS : PAUSE_MILLIS);
        }
    }
}
