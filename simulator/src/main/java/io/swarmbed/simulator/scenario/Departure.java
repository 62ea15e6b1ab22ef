package io.swarmbed.simulator.scenario;

import java.util.List;

/** When a peer leaves in good order; times are in nanoseconds. */
public sealed interface Departure {
    /** Stays until the run ends. */
    record Never() implements Departure {}

    /** Leaves this long after it completes, or after it joins if it was complete then. */
    record AfterCompletion(Distribution delay) implements Departure {}

    /**
     * Leaves as soon as it has a share of the pieces, so that it never completes.
     *
     * @param perMillion of the pieces, above 0
     */
    record AtProgress(int perMillion) implements Departure {
        /** How many of so many pieces that is, rounded up; the last one is never waited for. */
        public int pieces(int pieceCount) {
            long share = ((long) perMillion * pieceCount + 999_999) / 1_000_000;
            return (int) Math.max(1, Math.min(pieceCount - 1, share));
        }
    }

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
