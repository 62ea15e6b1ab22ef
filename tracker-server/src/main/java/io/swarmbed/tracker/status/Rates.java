package io.swarmbed.tracker.status;

import java.util.List;

/**
 * Announces per second, in tenths of one.
 *
 * @param recent over the last {@value #RECENT_SECONDS} seconds
 * @param minute over the last minute
 * @param quarter over the last quarter of an hour
 * @param course over spans of {@value #SPAN_SECONDS} seconds each, oldest first, for the last quarter of an hour at most
 */
record Rates(long recent, long minute, long quarter, List<Long> course) {
    static final int RECENT_SECONDS = 5;
    static final int SPAN_SECONDS = 10;

    private static final int MINUTE = 60;

    Rates {
        course = List.copyOf(course);
    }

    static Rates of(RateHistory history) {
        return new Rates(
                history.tenthsPerSecond(RECENT_SECONDS),
                history.tenthsPerSecond(MINUTE),
                history.tenthsPerSecond(RateHistory.LONGEST_SECONDS),
                history.courseTenthsPerSecond(RateHistory.LONGEST_SECONDS / SPAN_SECONDS, SPAN_SECONDS));
    }
}
