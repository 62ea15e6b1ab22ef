package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.net.EventLoops;
import io.swarmbed.engine.net.PeerLoop;

/**
 * Watches whether the event loops keep pace with real time. A loop that is late makes every peer on it look slower than
 * its link, so a run that slips says more of the machine than of the swarm.
 */
final class LagWatch {
    /** A loop this late has visibly slowed its peers: as long as a block takes at 80 kB/s. */
    private static final long TOO_LATE_NANOS = 200_000_000L;
    /** While classes are loaded and compiled every JVM is late. */
    private static final long WARM_UP_NANOS = 2_000_000_000L;

    private final EventLoops loops;
    private long worst;

    LagWatch(EventLoops loops) {
        this.loops = loops;
    }

    /** The worst lag of any loop since this was last asked. */
    long sample(long now) {
        long lag = 0;
        for (PeerLoop loop : loops.all()) {
            lag = Math.max(lag, loop.takeWorstLagNanos());
        }
        if (now > WARM_UP_NANOS) {
            worst = Math.max(worst, lag);
        }
        return lag;
    }

    boolean keptPace() {
        return worst <= TOO_LATE_NANOS;
    }

    /** The worst lag in milliseconds, the first two seconds left out. */
    long worstMillis() {
        return worst / 1_000_000;
    }
}
