package io.swarmbed.reports;

/**
 * How a report is made.
 *
 * @param scale pixels of a chart per logical pixel, from 0.5 to 4; 2 makes most charts 1600 × 1000
 * @param threads charts drawn at once, from 1 to 16
 */
public record ReportOptions(double scale, int threads) {
    public ReportOptions {
        if (!(scale >= 0.5 && scale <= 4)) {
            throw new IllegalArgumentException("scale must be from 0.5 to 4: " + scale);
        }
        if (threads < 1 || threads > 16) {
            throw new IllegalArgumentException("threads must be from 1 to 16: " + threads);
        }
    }

    public static ReportOptions defaults() {
        return new ReportOptions(2, 2);
    }
}
