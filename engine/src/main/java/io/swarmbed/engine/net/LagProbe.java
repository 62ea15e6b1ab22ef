package io.swarmbed.engine.net;

import java.util.concurrent.atomic.AtomicLong;

/** Measures by how much a loop is late: a task comes round every few milliseconds and compares due time and clock. */
final class LagProbe implements Runnable {
    private static final long PERIOD_NANOS = 10_000_000L;

    private final PeerLoop loop;
    private final AtomicLong worst = new AtomicLong();
    private volatile long due;

    LagProbe(PeerLoop loop) {
        this.loop = loop;
    }

    void start() {
        due = loop.nanos() + PERIOD_NANOS;
        loop.schedule(this, due);
    }

    @Override
    public void run() {
        worst.accumulateAndGet(loop.nanos() - due, Math::max);
        start();
    }

    /** Callable on any thread; a loop that is stuck is seen before its probe runs again. */
    long takeWorstNanos() {
        long overdue = loop.nanos() - due;
        return Math.max(worst.getAndSet(0), Math.max(0, overdue));
    }
}
