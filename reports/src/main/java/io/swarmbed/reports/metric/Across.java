package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import java.util.Locale;
import java.util.OptionalDouble;

/** How the values of many peers, of many pairs, or of many seeds become one. Every statistic of no values is empty. */
public enum Across {
    MEAN,
    MEDIAN,
    /** The sample standard deviation, with n − 1; empty for fewer than two values. */
    SD,
    MIN,
    MAX,
    P10,
    P20,
    P80,
    P90;

    /** The name as it is written in scenarios and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Quantiles are those of {@link Distribution#quantile}. */
    public OptionalDouble of(Distribution values) {
        return switch (this) {
            case MEAN -> values.mean();
            case MEDIAN -> values.median();
            case SD -> deviation(values);
            case MIN -> values.quantile(0);
            case MAX -> values.max();
            case P10 -> values.quantile(0.1);
            case P20 -> values.quantile(0.2);
            case P80 -> values.quantile(0.8);
            case P90 -> values.quantile(0.9);
        };
    }

    private static OptionalDouble deviation(Distribution values) {
        if (values.size() < 2) {
            return OptionalDouble.empty();
        }
        double mean = values.mean().orElse(0);
        double squares = 0;
        for (double value : values.values()) {
            squares += (value - mean) * (value - mean);
        }
        return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
    }
}
