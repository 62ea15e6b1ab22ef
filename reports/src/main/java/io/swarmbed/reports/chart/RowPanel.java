package io.swarmbed.reports.chart;

import io.swarmbed.reports.stats.Distribution;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;

/** What is drawn of each variant in one panel of {@link Rows}: dots, boxes and intervals along one axis. */
final class RowPanel {
    private static final double SPREAD = 0.44;
    private static final int LANES = 5;
    private static final double LEAST_SPAN = 0.1;

    private final Theme theme;
    private final DefaultXYDataset dots = new DefaultXYDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    private final XYPlot plot;
    private final NumberAxis axis;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private int count;

    RowPanel(Theme theme, String label, int rows) {
        this.theme = theme;
        this.axis = theme.axis(label);
        this.plot = theme.dress(new XYPlot(dots, axis, theme.axis("", 0, rows), renderer));
        plot.setRangeGridlinesVisible(false);
        plot.setDomainGridlinesVisible(true);
        plot.setDomainGridlinePaint(theme.of(Tone.GRID));
        plot.setDomainGridlineStroke(Palette.stroke(1));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    boolean isEmpty() {
        return high < low;
    }

    /** A faint dot for each value, in lanes so that equal ones stay apart. */
    RowPanel dots(int row, double[] values, Palette.Style style) {
        double[] y = new double[values.length];
        int lanes = Math.min(LANES, Math.max(1, y.length));
        for (int i = 0; i < y.length; i++) {
            y[i] = row + 0.5 + SPREAD * ((i % lanes) - (lanes - 1) / 2.0) / LANES;
        }
        add(values.clone(), y, new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2), theme.translucent(style.tone(), 120));
        return this;
    }

    /** A mark in the middle of the row. */
    RowPanel mark(int row, double value, Palette.Style style) {
        add(new double[] {value}, new double[] {row + 0.5}, style.marker(), theme.of(Tone.INK));
        return this;
    }

    /** A bar from one value to another. */
    RowPanel interval(int row, double from, double to, Palette.Style style) {
        see(from, to);
        line(from, row + 0.5, to, row + 0.5, 2.6f, theme.of(style.tone()));
        line(from, row + 0.36, from, row + 0.64, 1.6f, theme.of(style.tone()));
        line(to, row + 0.36, to, row + 0.64, 1.6f, theme.of(style.tone()));
        return this;
    }

    /** A box from quartile to quartile with a line at the median, and whiskers from the 5th to the 95th percentile. */
    RowPanel box(int row, Distribution values, Palette.Style style) {
        double[] at = Arrays.stream(new double[] {0.05, 0.25, 0.5, 0.75, 0.95})
                .map(p -> values.quantile(p).orElse(0))
                .toArray();
        see(at[0], at[4]);
        Color colour = theme.of(style.tone());
        line(at[0], row + 0.5, at[1], row + 0.5, 1.4f, colour);
        line(at[3], row + 0.5, at[4], row + 0.5, 1.4f, colour);
        for (double end : List.of(at[0], at[4])) {
            line(end, row + 0.4, end, row + 0.6, 1.4f, colour);
        }
        // rows count downwards, and a box is drawn from the end of its range that is lower on the screen
        plot.addAnnotation(new XYBoxAnnotation(
                at[1],
                row + 0.74,
                at[3],
                row + 0.26,
                Palette.stroke(1.4f),
                colour,
                theme.translucent(style.tone(), 50)));
        line(at[2], row + 0.26, at[2], row + 0.74, 2.6f, colour);
        return this;
    }

    /** A line across all rows. */
    RowPanel rule(double at) {
        see(at, at);
        ValueMarker marker = new ValueMarker(at, theme.of(Tone.INK), Palette.stroke(1.2f, 5, 3));
        marker.setAlpha(1);
        plot.addDomainMarker(marker, Layer.BACKGROUND);
        return this;
    }

    /** Lets the axis begin at 0 unless that would waste most of it. */
    RowPanel fromZero() {
        if (!isEmpty() && low > 0 && low < high * 0.6) {
            low = 0;
        }
        return this;
    }

    /** Lets the axis reach as far as that of another panel. */
    void seeAllOf(RowPanel other) {
        if (!other.isEmpty()) {
            see(other.low, other.high);
        }
    }

    XYPlot plot() {
        // a small spread is not to look like a large one
        double lacking = Math.max(0, LEAST_SPAN * Math.max(Math.abs(high), Math.abs(low)) - (high - low));
        double margin = (high - low) * 0.05 + Math.max(lacking / 2, 1e-9);
        if (isEmpty()) {
            axis.setRange(0, 1);
        } else {
            axis.setRange(low == 0 ? 0 : low - margin, high + margin);
        }
        axis.setTickLabelInsets(new RectangleInsets(2, 10, 2, 10));
        return plot;
    }

    private void add(double[] x, double[] y, Shape shape, Color colour) {
        Arrays.stream(x).forEach(value -> see(value, value));
        dots.addSeries(count, new double[][] {x, y});
        renderer.setSeriesShape(count, shape);
        renderer.setSeriesPaint(count, colour);
        count++;
    }

    private void line(double x1, double y1, double x2, double y2, float width, Color colour) {
        plot.addAnnotation(new XYLineAnnotation(x1, y1, x2, y2, Palette.stroke(width), colour), false);
    }

    private void see(double from, double to) {
        low = Math.min(low, Math.min(from, to));
        high = Math.max(high, Math.max(from, to));
    }
}
