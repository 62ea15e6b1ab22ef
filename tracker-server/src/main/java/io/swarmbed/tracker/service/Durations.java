package io.swarmbed.tracker.service;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Sorts the durations of one front-end thread into classes; that thread alone adds, any may read. */
final class Durations {
    private static final long[] BOUNDS =
            DurationCounts.BOUNDS_NANOS.stream().mapToLong(Long::longValue).toArray();
    private static final int SUM = BOUNDS.length + 1;

    private final AtomicLongArray counts = new AtomicLongArray(SUM + 1);

    void add(long nanos) {
        int at = 0;
        while (at < BOUNDS.length && nanos > BOUNDS[at]) {
            at++;
        }
        counts.setRelease(at, counts.getPlain(at) + 1);
        counts.setRelease(SUM, counts.getPlain(SUM) + nanos);
    }

    DurationCounts read() {
        return new DurationCounts(
                IntStream.range(0, SUM).mapToObj(counts::getAcquire).toList(), counts.getAcquire(SUM));
    }
}
