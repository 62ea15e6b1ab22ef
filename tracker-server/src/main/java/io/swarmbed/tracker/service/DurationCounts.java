package io.swarmbed.tracker.service;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the announces of a sample took between being read and being answered; immutable.
 *
 * @param counts durations up to each of {@link #BOUNDS_NANOS} and above the one before, then those above the last
 * @param sumNanos of all that were measured
 */
public record DurationCounts(List<Long> counts, long sumNanos) {
    /** Bounds of the classes, in nanoseconds, rising: 1 µs to 65 ms in steps of four. */
    public static final List<Long> BOUNDS_NANOS =
            List.of(1_000L, 4_000L, 16_000L, 64_000L, 256_000L, 1_024_000L, 4_096_000L, 16_384_000L, 65_536_000L);

    /** Nothing yet. */
    public static final DurationCounts NONE = new DurationCounts(Collections.nCopies(BOUNDS_NANOS.size() + 1, 0L), 0);

    public DurationCounts {
        counts = List.copyOf(counts);
        if (counts.size() != BOUNDS_NANOS.size() + 1) {
            throw new IllegalArgumentException("not a count for each class: " + counts);
        }
    }

    /** Both together. */
    public DurationCounts plus(DurationCounts other) {
        List<Long> sums = IntStream.range(0, counts.size())
                .mapToObj(i -> counts.get(i) + other.counts.get(i))
                .toList();
        return new DurationCounts(sums, sumNanos + other.sumNanos);
    }
}
