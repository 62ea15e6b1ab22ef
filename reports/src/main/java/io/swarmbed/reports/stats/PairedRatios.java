package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * How one variant compares to another over the same seeds: the median of the ratios, one for each seed, with its 95 %
 * interval from the percentile bootstrap over seeds (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13). The resampling has a seed of its own, so the same ratios give the same interval.
 *
 * @param ratios one for each seed, in their order
 * @param median of the ratios
 * @param low 2.5th percentile of the medians of resampled ratios
 * @param high 97.5th percentile
 */
public record PairedRatios(List<Double> ratios, double median, double low, double high) {
    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20_071_993;

    public PairedRatios {
        ratios = List.copyOf(ratios);
    }

    /** Empty when there are no ratios. An interval of one ratio is that ratio. */
    public static Optional<PairedRatios> of(List<Double> ratios) {
        if (ratios.isEmpty()) {
            return Optional.empty();
        }
        double[] values = ratios.stream().mapToDouble(Double::doubleValue).toArray();
        Random random = new Random(SEED);
        double[] medians = new double[RESAMPLES];
        double[] sample = new double[values.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < sample.length; j++) {
                sample[j] = values[random.nextInt(values.length)];
            }
            medians[i] = median(sample);
        }
        Distribution resampled = Distribution.of(Arrays.stream(medians));
        return Optional.of(new PairedRatios(
                ratios,
                Distribution.of(Arrays.stream(values)).median().orElseThrow(),
                resampled.quantile(0.025).orElseThrow(),
                resampled.quantile(0.975).orElseThrow()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
