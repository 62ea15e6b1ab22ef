package io.swarmbed.reports.table;

import java.util.Arrays;

/** Values at rising times. The arrays are shared with the caller for speed, and nobody changes them. */
public final class Series {
    public static final Series EMPTY = new Series(new double[0], new double[0]);

    private final double[] times;
    private final double[] values;

    /** Takes arrays of one length, which the caller hands over. */
    public Series(double[] times, double[] values) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times for " + values.length + " values");
        }
        this.times = times;
        this.values = values;
    }

    /** In seconds, ascending. */
    public double[] times() {
        return times;
    }

    public double[] values() {
        return values;
    }

    public int size() {
        return times.length;
    }

    /** The largest value, 0 when there is none. */
    public double max() {
        return Arrays.stream(values).max().orElse(0);
    }

    /** A series under construction. */
    static final class Builder {
        private double[] times = new double[64];
        private double[] values = new double[64];
        private int size;

        /** Whether the time is not before the last one. */
        boolean add(double time, double value) {
            if (size > 0 && time < times[size - 1]) {
                return false;
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            times[size] = time;
            values[size++] = value;
            return true;
        }

        Series build() {
            return new Series(Arrays.copyOf(times, size), Arrays.copyOf(values, size));
        }
    }
}
