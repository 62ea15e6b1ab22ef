package io.swarmbed.simulator.scenario;

import java.math.BigDecimal;
import java.util.List;

/** When the peers of a group join; all times are nanoseconds from the start of the run. */
public sealed interface Arrival {
    /** All at this time. */
    record Together(long atNanos) implements Arrival {}

    /** Each at a random time in the span, every time equally likely. */
    record Spread(long spanNanos, long fromNanos) implements Arrival {}

    /** One after another with exponential gaps; the rate is in peers per hour. */
    record Poisson(BigDecimal perHour, long fromNanos) implements Arrival {}

    /** The n-th peer at the n-th time; there are at least as many times as peers. */
    record Times(List<Long> nanos) implements Arrival {
        public Times {
            nanos = List.copyOf(nanos);
        }
    }
}
