package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * 95 % intervals by the percentile bootstrap: the statistic of many samples drawn with replacement from the values (Efron
 * and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13). The resampling has a seed of its own, so the same
 * values give the same interval on every machine.
 *
 * <p>For the mean of few values plain percentiles are too narrow, as a sample's spread is; they are taken further out, so
 * that of normal values they give about Student's interval (the expanded percentile interval of Hesterberg, "What teachers
 * should know about the bootstrap", The American Statistician 69, 2015). For the median of up to five values the interval
 * is from the least to the greatest.
 */
public final class Bootstrap {
    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 0.025;
    private static final long SEED = 20_071_993;

    private Bootstrap() {}

    /** Of the median of at least one value. */
    public static Interval median(double[] values) {
        int[] times = new int[values.length];
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return interval(values.length, TAIL, ranks -> {
            Arrays.fill(times, 0);
            for (int rank : ranks) {
                times[rank]++;
            }
            int below = rankOf(times, (ranks.length - 1) / 2);
            int above = rankOf(times, ranks.length / 2);
            return (sorted[below] + sorted[above]) / 2;
        });
    }

    /** Of the mean of at least one value. */
    public static Interval mean(double[] values) {
        return interval(values.length, expandedTail(values.length), places -> {
            double sum = 0;
            for (int place : places) {
                sum += values[place];
            }
            return sum / places.length;
        });
    }

    /** The rank of the value that stands at this place among the drawn ones, in order. */
    private static int rankOf(int[] times, int place) {
        int rank = 0;
        for (int left = place - times[0]; left >= 0; left -= times[rank]) {
            rank++;
        }
        return rank;
    }

    private static double expandedTail(int n) {
        if (n < 2) {
            return TAIL;
        }
        double student = TDistribution.of(n - 1).inverseSurvivalProbability(TAIL);
        return NormalDistribution.of(0, 1).survivalProbability(Math.sqrt(n / (n - 1.0)) * student);
    }

    /** @param statistic of the values at these places */
    private static Interval interval(int n, double tail, ToDoubleFunction<int[]> statistic) {
        long state = SEED;
        int[] places = new int[n];
        double[] found = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < n; j++) {
                state += 0x9E3779B97F4A7C15L;
                places[j] = (int) (((mixed(state) >>> 33) * n) >>> 31);
            }
            found[i] = statistic.applyAsDouble(places);
        }
        Distribution resampled = Distribution.of(Arrays.stream(found));
        return new Interval(
                resampled.quantile(tail).orElseThrow(),
                resampled.quantile(1 - tail).orElseThrow());
    }

    /** The output function of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, with the constants of Stafford's variant 13). */
    private static long mixed(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
