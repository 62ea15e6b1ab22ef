package io.swarmbed.reports.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/** The largest difference between two empirical distribution functions, D = sup |F₁(x) − F₂(x)|. */
public final class KolmogorovDistance {
    private KolmogorovDistance() {}

    /** From 0 to 1; empty when one of the two has no values. */
    public static OptionalDouble of(Distribution one, Distribution other) {
        return one.size() == 0 || other.size() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(statistic(one.values(), other.values()));
    }

    /** The library wants two values at least; a value given twice has the same distribution function. */
    private static double statistic(double[] one, double[] other) {
        return KolmogorovSmirnovTest.withDefaults().statistic(twice(one), twice(other));
    }

    private static double[] twice(double[] values) {
        return values.length > 1 ? values : new double[] {values[0], values[0]};
    }
}
