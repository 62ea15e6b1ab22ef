package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.function.Consumer;
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
        Medians medians = new Medians(values);
        resample(values.length, medians);
        return medians.interval();
    }

    /** Of the mean of at least one value. */
    public static Interval mean(double[] values) {
        Means means = new Means(values);
        resample(values.length, means);
        return means.interval();
    }

    /** Both at once, from the same samples. */
    static Both both(double[] values) {
        Medians medians = new Medians(values);
        Means means = new Means(values);
        resample(values.length, places -> {
            means.accept(places);
            medians.accept(places);
        });
        return new Both(means.interval(), medians.interval());
    }

    /** The intervals of mean and median. */
    record Both(Interval mean, Interval median) {}

    /** Collects the median of each sample. */
    private static final class Medians implements Consumer<int[]> {
        private final double[] sorted;
        private final int[] times;
        private final double[] found = new double[RESAMPLES];
        private int count;

        Medians(double[] values) {
            sorted = values.clone();
            times = new int[values.length];
            Arrays.sort(sorted);
        }

        @Override
        public void accept(int[] ranks) {
            Arrays.fill(times, 0);
            for (int rank : ranks) {
                times[rank]++;
            }
            int below = rankOf((ranks.length - 1) / 2);
            int above = rankOf(ranks.length / 2);
            found[count++] = (sorted[below] + sorted[above]) / 2;
        }

        /** The rank of the value that stands at this place among the drawn ones, in order. */
        private int rankOf(int place) {
            int rank = 0;
            for (int left = place - times[0]; left >= 0; left -= times[rank]) {
                rank++;
            }
            return rank;
        }

        Interval interval() {
            return quantiles(found, TAIL);
        }
    }

    /** Collects the mean of each sample. */
    private static final class Means implements Consumer<int[]> {
        private final double[] values;
        private final double[] found = new double[RESAMPLES];
        private int count;

        Means(double[] values) {
            this.values = values;
        }

        @Override
        public void accept(int[] places) {
            double sum = 0;
            for (int place : places) {
                sum += values[place];
            }
            found[count++] = sum / places.length;
        }

        Interval interval() {
            return quantiles(found, expandedTail(values.length));
        }
    }

    private static double expandedTail(int n) {
        if (n < 2) {
            return TAIL;
        }
        double student = TDistribution.of(n - 1).inverseSurvivalProbability(TAIL);
        return NormalDistribution.of(0, 1).survivalProbability(Math.sqrt(n / (n - 1.0)) * student);
    }

    private static Interval quantiles(double[] found, double tail) {
        Distribution resampled = Distribution.of(Arrays.stream(found));
        return new Interval(
                resampled.quantile(tail).orElseThrow(),
                resampled.quantile(1 - tail).orElseThrow());
    }

    /** @param sample takes the places of the values in each sample */
    private static void resample(int n, Consumer<int[]> sample) {
        long state = SEED;
        int[] places = new int[n];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < n; j++) {
                state += 0x9E3779B97F4A7C15L;
                places[j] = (int) (((mixed(state) >>> 33) * n) >>> 31);
            }
            sample.accept(places);
        }
    }

    /** The output function of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, with the constants of Stafford's variant 13). */
    private static long mixed(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
