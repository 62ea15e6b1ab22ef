package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.net.EventLoops;
import io.swarmbed.engine.net.PeerLoop;
import java.util.function.LongSupplier;

/**
 * Watches whether the event loops keep pace with real time. A loop that is late makes every peer on it look slower than
 * its link, so a run that slips says more of the machine than of the swarm.
 */
final class LagWatch {
    /** A loop that is later than this has visibly slowed its peers: as long as a block takes at 80 kB/s. */
    private static final long LATE_NANOS = 200_000_000L;
    /** While classes are loaded and compiled every JVM is late. */
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    /** A run may be late for one part in so many: its figures are then good to a few per cent. */
    private static final int TOLERATED_PART = 20;

    private final LongSupplier takeWorstLag;
    private long worst;
    private long late;
    private long lastAt;

    /** @param takeWorstLag the worst lag of any loop, in nanoseconds, since it was last asked */
    LagWatch(LongSupplier takeWorstLag) {
        this.takeWorstLag = takeWorstLag;
    }

    static LagWatch of(EventLoops loops) {
        return new LagWatch(() -> loops.all().stream()
                .mapToLong(PeerLoop::takeWorstLagNanos)
                .max()
                .orElse(0));
    }

    /** The worst lag of any loop since this was last asked. */
    long sample(long now) {
        long lag = takeWorstLag.getAsLong();
        if (now > WARM_UP_NANOS) {
            worst = Math.max(worst, lag);
            late += lag > LATE_NANOS ? lag : 0;
        }
        lastAt = now;
        return lag;
    }

    boolean keptPace() {
        return late <= lastAt / TOLERATED_PART;
    }

    /** The worst lag in milliseconds, the first two seconds left out. */
    long worstMillis() {
        return worst / 1_000_000;
    }
}
