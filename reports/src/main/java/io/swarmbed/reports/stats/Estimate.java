package io.swarmbed.reports.stats;

import java.util.Arrays;

/**
 * Mean and median of the numbers of several seeds, with their 95 % intervals by {@link Bootstrap}. An interval of one
 * number is that number.
 *
 * @param count how many numbers there are, at least 1
 */
public record Estimate(int count, double mean, Interval meanInterval, double median, Interval medianInterval) {
    /** Of at least one number. */
    public static Estimate of(double[] numbers) {
        Distribution all = Distribution.of(Arrays.stream(numbers));
        if (all.get(0) == all.get(all.size() - 1)) {
            Interval point = new Interval(all.get(0), all.get(0));
            return new Estimate(all.size(), all.get(0), point, all.get(0), point);
        }
        Bootstrap.Both intervals = Bootstrap.both(numbers);
        return new Estimate(
                all.size(),
                all.mean().orElseThrow(),
                intervals.mean(),
                all.median().orElseThrow(),
                intervals.median());
    }
}
