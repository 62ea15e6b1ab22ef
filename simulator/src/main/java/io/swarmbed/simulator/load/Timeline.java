package io.swarmbed.simulator.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Latency second by second, so that a stall can be seen. */
final class Timeline {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_SECONDS = 24 * 3600;
    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 2;

    private final Histogram latency = new Histogram(LONGEST_NANOS, DIGITS);
    private final List<Second> seconds = new ArrayList<>();
    private final long start;
    private long endsAt;

    /**
     * A second of a phase in which there were replies.
     *
     * @param second since the phase began, from 0
     */
    public record Second(long second, long replies, long medianNanos, long p99Nanos, long maxNanos) {}

    Timeline(long nowNanos) {
        start = nowNanos;
        endsAt = nowNanos + SECOND;
    }

    void record(long nanos, long nowNanos) {
        if (nowNanos >= endsAt) {
            close();
            endsAt = start + ((nowNanos - start) / SECOND + 1) * SECOND;
        }
        latency.recordValue(nanos);
    }

    List<Second> seconds() {
        close();
        return List.copyOf(seconds);
    }

    private void close() {
        if (latency.getTotalCount() > 0 && seconds.size() < MOST_SECONDS) {
            seconds.add(new Second(
                    (endsAt - start) / SECOND - 1,
                    latency.getTotalCount(),
                    latency.getValueAtPercentile(50),
                    latency.getValueAtPercentile(99),
                    latency.getMaxValue()));
        }
        latency.reset();
    }
}
