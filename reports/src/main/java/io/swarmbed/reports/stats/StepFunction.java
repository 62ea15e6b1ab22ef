package io.swarmbed.reports.stats;

/** The share of a group that has completed, as the corner points of a staircase. */
public final class StepFunction {
    private StepFunction() {}

    /**
     * The empirical distribution function F(t) = (completions with T ≤ t) / n, in per cent. It stays below 100 when some
     * of the n peers never completed.
     *
     * @param from where the curve starts, at 0
     * @param to until where it goes on level
     * @return x and y of the corners
     */
    public static double[][] of(Distribution completions, int n, double from, double to) {
        int size = completions.size();
        double[] x = new double[2 * size + 2];
        double[] y = new double[2 * size + 2];
        x[0] = from;
        for (int i = 0; i < size; i++) {
            x[2 * i + 1] = completions.get(i);
            y[2 * i + 1] = 100.0 * i / n;
            x[2 * i + 2] = completions.get(i);
            y[2 * i + 2] = 100.0 * (i + 1) / n;
        }
        x[2 * size + 1] = to;
        y[2 * size + 1] = size == 0 ? 0 : 100.0 * size / n;
        return new double[][] {x, y};
    }
}
