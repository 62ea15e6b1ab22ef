package io.swarmbed.reports.stats;

/** A range in which a number is believed to lie. */
public record Interval(double low, double high) {
    /** Half of its width. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Whether the number is inside or on an end. */
    public boolean contains(double number) {
        return low <= number && number <= high;
    }
}
