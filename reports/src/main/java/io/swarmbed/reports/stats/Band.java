package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Several curves as one: at evenly spaced places the median of those that reach so far, with a range around it. The range is
 * from the lowest to the highest curve when they are fewer than ten, else from the 10th to the 90th percentile. It ends
 * where fewer than half of the curves go on.
 */
public final class Band {
    private static final int POINTS = 160;
    private static final int FEW = 10;
    private static final double TAIL = 0.1;

    private final double[] x;
    private final double[] low;
    private final double[] middle;
    private final double[] high;

    private Band(int size) {
        x = new double[size];
        low = new double[size];
        middle = new double[size];
        high = new double[size];
    }

    /**
     * Joins curves.
     *
     * @param curves each gives its value at a place, or nothing where it has none
     */
    public static <C> Band of(List<C> curves, double from, double to, ToDoubleFunction<C> end, At<C> at) {
        Band band = new Band(POINTS + 1);
        int size = 0;
        for (int i = 0; i <= POINTS; i++) {
            double place = from + (to - from) * i / POINTS;
            Distribution values = Distribution.of(curves.stream()
                    .filter(curve -> end.applyAsDouble(curve) >= place)
                    .flatMapToDouble(curve -> at.value(curve).apply(place).stream()));
            if (values.size() > 0 && 2 * values.size() >= curves.size()) {
                band.x[size] = place;
                band.middle[size] = values.median().orElse(0);
                double tail = values.size() < FEW ? 0 : TAIL;
                band.low[size] = values.quantile(tail).orElse(0);
                band.high[size++] = values.quantile(1 - tail).orElse(0);
            }
        }
        return band.cut(size);
    }

    /** How to ask a curve. */
    @FunctionalInterface
    public interface At<C> {
        DoubleFunction<OptionalDouble> value(C curve);
    }

    private Band cut(int size) {
        Band cut = new Band(size);
        System.arraycopy(x, 0, cut.x, 0, size);
        System.arraycopy(low, 0, cut.low, 0, size);
        System.arraycopy(middle, 0, cut.middle, 0, size);
        System.arraycopy(high, 0, cut.high, 0, size);
        return cut;
    }

    public int size() {
        return x.length;
    }

    /** The places; like the other arrays, for reading only. */
    public double[] x() {
        return x;
    }

    public double[] low() {
        return low;
    }

    public double[] middle() {
        return middle;
    }

    public double[] high() {
        return high;
    }

    /** The largest value of any range, 0 when there is none. */
    public double max() {
        return Arrays.stream(high).max().orElse(0);
    }
}
