package io.swarmbed.reports.chart;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** Fills the plot with an image whose pixels are cells with sharp edges, and draws lines between groups of cells. */
final class CellsAnnotation extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;

    private final transient BufferedImage image;
    private final Theme theme;
    private final double[] separators;

    CellsAnnotation(Theme theme, BufferedImage image, double... separators) {
        this.theme = theme;
        this.image = image;
        this.separators = separators.clone();
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int rendererIndex,
            PlotRenderingInfo info) {
        // a copy, because what SVG remembers of the transform would reach what is drawn next
        Graphics2D cells = (Graphics2D) graphics.create();
        cells.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        cells.translate(area.getX(), area.getY());
        cells.scale(area.getWidth() / image.getWidth(), area.getHeight() / image.getHeight());
        cells.drawImage(image, 0, 0, null);
        cells.dispose();
        separate(graphics, plot, area, domain, range);
    }

    private void separate(Graphics2D graphics, XYPlot plot, Rectangle2D area, ValueAxis domain, ValueAxis range) {
        Paint paint = graphics.getPaint();
        Stroke stroke = graphics.getStroke();
        for (double separator : separators) {
            double x = domain.valueToJava2D(separator, area, plot.getDomainAxisEdge());
            double y = range.valueToJava2D(separator, area, plot.getRangeAxisEdge());
            line(graphics, new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
            line(graphics, new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
        }
        graphics.setPaint(paint);
        graphics.setStroke(stroke);
    }

    /** Dark with a light rim, so that it shows on every colour of the scale. */
    private void line(Graphics2D graphics, Line2D line) {
        graphics.setPaint(theme.of(Tone.PAPER));
        graphics.setStroke(Palette.stroke(1.8f));
        graphics.draw(line);
        graphics.setPaint(theme.of(Tone.INK));
        graphics.setStroke(Palette.stroke(0.8f));
        graphics.draw(line);
    }
}
