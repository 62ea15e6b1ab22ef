package io.swarmbed.tracker;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.swarmbed.tracker.service.SharedRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Clears away every second what has expired, in small portions between which its thread answers requests. */
final class Expiry {
    /** Some tens of microseconds of work. */
    private static final int PORTION = 256;

    private final SharedRegistry registry;
    private final LongSupplier clock;
    private final EventLoop loop;

    private Expiry(SharedRegistry registry, LongSupplier clock, EventLoop loop) {
        this.registry = registry;
        this.clock = clock;
        this.loop = loop;
    }

    /** Starts on this loop; the result cancels it. */
    static Future<?> start(SharedRegistry registry, LongSupplier clock, EventLoop loop) {
        return loop.scheduleWithFixedDelay(new Expiry(registry, clock, loop)::clear, 1, 1, TimeUnit.SECONDS);
    }

    private void clear() {
        long nowSeconds = TimeUnit.NANOSECONDS.toSeconds(clock.getAsLong());
        if (registry.expire(nowSeconds, PORTION) == PORTION && !loop.isShuttingDown()) {
            loop.execute(this::clear);
        }
    }
}
