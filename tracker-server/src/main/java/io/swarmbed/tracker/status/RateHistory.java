package io.swarmbed.tracker.status;

import java.util.ArrayList;
import java.util.List;

/**
 * How a counter grew over the last quarter of an hour, for rates over any part of it. Told about once a second; safe from
 * any thread.
 */
public final class RateHistory {
    /** The longest span that is remembered, in seconds, when it is told each second. */
    static final int LONGEST_SECONDS = 900;

    private static final int SAMPLES = LONGEST_SECONDS + 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int TENTHS = 10;

    private final long[] totals = new long[SAMPLES];
    private final long[] times = new long[SAMPLES];
    private int taken;

    /**
     * The counter's value at this moment.
     *
     * @param nowNanos since any fixed moment; later with each call
     */
    public synchronized void sample(long total, long nowNanos) {
        totals[taken % SAMPLES] = total;
        times[taken % SAMPLES] = nowNanos;
        taken++;
        if (taken == 2 * SAMPLES) {
            taken -= SAMPLES;
        }
    }

    /** The mean rate over so many samples, or over all there are if fewer; in tenths of one per second. */
    synchronized long tenthsPerSecond(int samples) {
        return tenthsPerSecond(0, samples);
    }

    /**
     * Mean rates over spans of equal length, oldest first, in tenths of one per second; as many as the samples fill, at
     * most so many.
     *
     * @param samples to a span
     */
    synchronized List<Long> courseTenthsPerSecond(int spans, int samples) {
        int filled = Math.min(spans, (Math.min(taken, SAMPLES) - 1) / samples);
        List<Long> course = new ArrayList<>();
        for (int age = filled - 1; age >= 0; age--) {
            course.add(tenthsPerSecond(age * samples, samples));
        }
        return course;
    }

    /** The rate over so many samples before the one of that age. */
    private long tenthsPerSecond(int age, int samples) {
        int known = Math.min(taken, SAMPLES);
        int to = taken - 1 - age;
        int from = Math.max(taken - known, to - samples);
        if (to <= from) {
            return 0;
        }
        long nanos = times[to % SAMPLES] - times[from % SAMPLES];
        double perNano = (double) (totals[to % SAMPLES] - totals[from % SAMPLES]) / Math.max(1, nanos);
        return Math.round(perNano * NANOS_PER_SECOND * TENTHS);
    }
}
