package io.swarmbed.tracker.status;

import io.swarmbed.tracker.service.Vitals;
import java.util.Optional;

/** Whether a tracker does its work. */
final class Health {
    private static final long LONGEST_LAG_NANOS = 5_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Health() {}

    /** What is wrong, in a line; empty when nothing is. */
    static Optional<String> complaint(Vitals vitals) {
        if (vitals.stopping()) {
            return Optional.of("stopping");
        }
        for (int i = 0; i < vitals.loopLagNanos().size(); i++) {
            long lag = vitals.loopLagNanos().get(i);
            if (lag > LONGEST_LAG_NANOS) {
                return Optional.of("thread " + i + " has not responded for " + lag / NANOS_PER_SECOND + " s");
            }
        }
        return Optional.empty();
    }
}
