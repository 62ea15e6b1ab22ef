package io.swarmbed.reports.chart;

import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;

/** A grid of coloured cells between two axes, with a colour bar. */
final class HeatMap {
    /** A faint grey on every ground. */
    static final int NOTHING = 0x24808080;

    static final int OPAQUE = 0xFF000000;

    private HeatMap() {}

    /**
     * The cells as one pixel each.
     *
     * @param cells by row, the first at the top, then column; NaN lets the ground be seen
     * @param zero the colour of 0 with its alpha, which may stand out from the scale
     */
    static BufferedImage image(double[][] cells, Viridis scale, int zero) {
        BufferedImage image = new BufferedImage(cells[0].length, cells.length, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                double cell = cells[row][column];
                image.setRGB(column, row, Double.isNaN(cell) ? 0 : cell == 0 ? zero : OPAQUE | scale.rgb(cell));
            }
        }
        return image;
    }

    /** A plot that the image fills from axis end to axis end, with lines at the separators of both axes. */
    static XYPlot plot(Theme theme, NumberAxis domain, NumberAxis range, BufferedImage image, double... separators) {
        XYPlot plot = theme.dress(new XYPlot(new DefaultXYDataset(), domain, range, null));
        plot.setRangeGridlinesVisible(false);
        plot.addAnnotation(new CellsAnnotation(theme, image, separators));
        return plot;
    }

    /** Adds the colours of the scale beside an axis that reaches from 0 to its top. */
    static void colourBar(Theme theme, JFreeChart chart, Viridis scale, NumberAxis axis) {
        PaintScaleLegend bar = new PaintScaleLegend(scale, axis);
        bar.setPosition(RectangleEdge.RIGHT);
        bar.setStripWidth(14);
        bar.setStripOutlineVisible(false);
        bar.setSubdivisionCount(120);
        bar.setAxisOffset(3);
        bar.setBackgroundPaint(theme.of(Tone.PAPER));
        bar.setMargin(new RectangleInsets(20, 8, 40, 0));
        chart.addSubtitle(bar);
    }
}
