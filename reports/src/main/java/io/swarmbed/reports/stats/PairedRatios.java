package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How one variant compares to another over the same seeds: the median of the ratios, one for each seed, with its 95 %
 * interval by {@link Bootstrap}.
 *
 * @param ratios one for each seed, in their order
 * @param median of the ratios
 * @param low lower end of the interval
 * @param high upper end
 */
public record PairedRatios(List<Double> ratios, double median, double low, double high) {
    public PairedRatios {
        ratios = List.copyOf(ratios);
    }

    /** Empty when there are no ratios. An interval of one ratio is that ratio. */
    public static Optional<PairedRatios> of(List<Double> ratios) {
        if (ratios.isEmpty()) {
            return Optional.empty();
        }
        double[] values = ratios.stream().mapToDouble(Double::doubleValue).toArray();
        Interval interval = Bootstrap.median(values);
        double median = Distribution.of(Arrays.stream(values)).median().orElseThrow();
        return Optional.of(new PairedRatios(ratios, median, interval.low(), interval.high()));
    }

    /** Half of the interval's width: a true difference of this part leaves 1 out of the interval about every second time. */
    public double resolution() {
        return (high - low) / 2;
    }
}
