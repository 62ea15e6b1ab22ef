package io.swarmbed.simulator.scenario;

import java.util.List;

/** When a peer leaves in good order; times are in nanoseconds. */
public sealed interface Departure {
    /** Stays until the run ends. */
    record Never() implements Departure {}

    /** Leaves this long after it completes, or after it joins if it was complete then. */
    record AfterCompletion(Distribution delay) implements Departure {}

    /** Leaves this long after it joins, complete or not. */
    record AfterJoining(Distribution session) implements Departure {}

    /** The n-th peer leaves at the n-th time since the start of the run, or {@link #STAYS}; at least one per peer. */
    record AtTimes(List<Long> nanos) implements Departure {
        public AtTimes {
            nanos = List.copyOf(nanos);
        }
    }

    /** The time of a peer that does not leave. */
    long STAYS = Distribution.UNLIMITED;
}
