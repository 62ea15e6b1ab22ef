package io.swarmbed.reports.stats;

import io.swarmbed.reports.table.Series;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** How much of the content a peer held over time, in per cent of the pieces. */
public final class ProgressCurves {
    private static final int GRID = 240;
    private static final int POINTS = 160;

    private ProgressCurves() {}

    /**
     * The curve of one peer, from its joining on, thinned to what a chart can show.
     *
     * @param times when it completed each piece, ascending
     * @param end until when the curve goes on level
     */
    public static Series of(double join, double[] times, long pieces, double end) {
        int steps = Math.min(times.length, POINTS);
        double[] x = new double[steps + 2];
        double[] y = new double[steps + 2];
        x[0] = join;
        for (int i = 1; i <= steps; i++) {
            int count = (int) ((long) times.length * i / steps);
            x[i] = Math.max(join, times[count - 1]);
            y[i] = percent(count, pieces);
        }
        x[steps + 1] = Math.max(end, x[steps]);
        y[steps + 1] = y[steps];
        return new Series(x, y);
    }

    /** What is known of one peer. The array is shared with the caller, and nobody changes it. */
    public static final class Course {
        private final double[] times;
        private final double from;
        private final double until;

        /**
         * Takes an array that the caller hands over.
         *
         * @param times when it completed each piece, ascending
         * @param from before this time it does not count
         * @param until after this time it does not count either; infinite when it keeps what it holds
         */
        public Course(double[] times, double from, double until) {
            this.times = times;
            this.from = from;
            this.until = until;
        }
    }

    /** The median over the peers that count at evenly spaced times, from the first time at which there is one. */
    public static Series median(List<Course> courses, long pieces, double end) {
        double[] x = new double[GRID + 1];
        double[] y = new double[GRID + 1];
        int size = 0;
        for (int i = 0; i <= GRID; i++) {
            double now = end * i / GRID;
            OptionalDouble median = Distribution.of(courses.stream()
                            .filter(course -> course.from <= now && now <= course.until)
                            .mapToDouble(course -> percent(countUntil(course.times, now), pieces)))
                    .median();
            if (median.isPresent()) {
                x[size] = now;
                y[size++] = median.getAsDouble();
            }
        }
        return new Series(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }

    private static int countUntil(double[] ascending, double time) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double percent(int count, long pieces) {
        return pieces <= 0 ? 0 : Math.min(100, 100.0 * count / pieces);
    }
}
