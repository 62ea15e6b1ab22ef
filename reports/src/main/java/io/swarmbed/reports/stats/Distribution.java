package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** A set of measured values, sorted. Every statistic of no values is empty. */
public final class Distribution {
    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    /** Takes finite values in any order. */
    public static Distribution of(DoubleStream values) {
        return new Distribution(values.sorted().toArray());
    }

    public int size() {
        return sorted.length;
    }

    /** The values, ascending. */
    public double[] values() {
        return sorted.clone();
    }

    /** The value of this rank, from 0 for the smallest. */
    public double get(int rank) {
        return sorted[rank];
    }

    public OptionalDouble max() {
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length - 1]);
    }

    public OptionalDouble mean() {
        return Arrays.stream(sorted).average();
    }

    /**
     * The quantile of type 7: with n values x₁ ≤ … ≤ xₙ and h = (n − 1)·p + 1, it is x₍⌊h⌋₎ + (h − ⌊h⌋)·(x₍⌊h⌋+1₎ −
     * x₍⌊h⌋₎), the default of R and NumPy (Hyndman and Fan, "Sample quantiles in statistical packages", 1996).
     *
     * @param p from 0 to 1
     */
    public OptionalDouble quantile(double p) {
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double place = (sorted.length - 1) * p;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return OptionalDouble.of(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    public OptionalDouble median() {
        return quantile(0.5);
    }

    /**
     * Jain's fairness index J = (Σx)² / (n·Σx²): 1 when all are equal, 1/n when one has everything (Jain, Chiu and Hawe,
     * DEC-TR-301, 1984). Empty where all values are 0, since there is nothing that could be shared fairly or not.
     */
    public OptionalDouble jain() {
        double sum = Arrays.stream(sorted).sum();
        double squares = Arrays.stream(sorted).map(x -> x * x).sum();
        return squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum * sum / (sorted.length * squares));
    }
}
