package io.swarmbed.reports.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction of several p values (Holm 1979): with adjusted values, the chance that any of them is below a level
 * by accident is at most that level.
 */
public final class Holm {
    private Holm() {}

    /** The adjusted values, in the order of the given ones. */
    public static double[] adjusted(double[] values) {
        List<Integer> ascending = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        double[] adjusted = new double[values.length];
        double largest = 0;
        for (int rank = 0; rank < values.length; rank++) {
            int place = ascending.get(rank);
            largest = Math.max(largest, Math.min(1, values[place] * (values.length - rank)));
            adjusted[place] = largest;
        }
        return adjusted;
    }
}
