package io.swarmbed.reports.stats;

import java.util.Optional;

/**
 * A straight line through points by least squares.
 *
 * @param slope of y over x
 * @param r2 share of the variance of y that the line explains, which is Pearson's correlation squared
 */
public record LinearFit(double slope, double r2) {

    /** Empty for fewer than three points, and when all x or all y are the same. */
    public static Optional<LinearFit> of(double[] x, double[] y) {
        int n = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += x[i] / n;
            meanY += y[i] / n;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return n < 3 || xx == 0 || yy == 0
                ? Optional.empty()
                : Optional.of(new LinearFit(xy / xx, xy * xy / (xx * yy)));
    }

    /** Pearson's correlation: the root of {@link #r2} with the sign of the slope. */
    public double correlation() {
        return Math.copySign(Math.sqrt(r2), slope);
    }
}
