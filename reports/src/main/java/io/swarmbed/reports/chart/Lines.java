package io.swarmbed.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Lines in one coordinate system, drawn in the order in which they are added. */
final class Lines {
    /** Markers along one line; enough to follow it in grey. */
    private static final int MARKERS = 9;

    private final DefaultXYDataset dataset = new DefaultXYDataset();
    private final MarkedLineRenderer renderer = new MarkedLineRenderer();

    private final Theme theme;

    Lines(Theme theme) {
        this.theme = theme;
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultShapesVisible(false);
    }

    /** A line of a group, with markers. */
    Lines marked(String key, double[] x, double[] y, Palette.Style style, float width) {
        int series = add(key, x, y, theme.of(style.tone()), style.stroke(width));
        renderer.setSeriesShape(series, style.marker());
        renderer.setSeriesShapesVisible(series, true);
        return this;
    }

    Lines plain(String key, double[] x, double[] y, Color colour, BasicStroke stroke) {
        add(key, x, y, colour, stroke);
        return this;
    }

    boolean isEmpty() {
        return dataset.getSeriesCount() == 0;
    }

    XYPlot plot(NumberAxis domain, NumberAxis range) {
        XYPlot plot = theme.dress(new XYPlot(dataset, domain, range, renderer));
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return plot;
    }

    private int add(String key, double[] x, double[] y, Color colour, BasicStroke stroke) {
        int series = dataset.getSeriesCount();
        // a number makes the key unique: a group may be called like a peer
        dataset.addSeries(series + " " + key, new double[][] {x, y});
        renderer.setSeriesPaint(series, colour);
        renderer.setSeriesStroke(series, stroke);
        renderer.setSeriesShapesVisible(series, false);
        return series;
    }

    /** Draws a marker only at a few items of a line, at places that differ between lines. */
    private static final class MarkedLineRenderer extends XYLineAndShapeRenderer {
        private static final long serialVersionUID = 1;

        @Override
        public boolean getItemShapeVisible(int series, int item) {
            if (!super.getItemShapeVisible(series, item)) {
                return false;
            }
            int items = getPlot().getDataset().getItemCount(series);
            int step = Math.max(1, items / MARKERS);
            return item % step == (step / 2 + series * Math.max(1, step / 4)) % step;
        }
    }
}
