package io.swarmbed.tracker.fault;

import java.util.function.LongSupplier;

/**
 * A conduct and the clock by which it goes.
 *
 * @param nanos since the start of the run, never decreasing; safe to read from any thread
 */
public record FaultPlan(TrackerConduct conduct, LongSupplier nanos) {
    /** Nothing goes wrong. */
    public static final FaultPlan NONE = new FaultPlan(TrackerConduct.PROPER, () -> 0);
}
