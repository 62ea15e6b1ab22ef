package io.swarmbed.simulator.scenario;

/** When a peer leaves in good order; times are in nanoseconds. */
public sealed interface Departure {
    /** Stays until the run ends. */
    record Never() implements Departure {}

    /** Leaves this long after it completes, or after it joins if it was complete then. */
    record AfterCompletion(Distribution delay) implements Departure {}

    /** Leaves this long after it joins, complete or not. */
    record AfterJoining(Distribution session) implements Departure {}
}
