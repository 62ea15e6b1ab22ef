package io.swarmbed.reports.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis with names at given places in place of numbers. Names that would touch are moved apart, in order, as little as
 * needed; along the bottom they are turned when they do not fit side by side.
 */
final class PlacesAxis extends NumberAxis {
    private static final long serialVersionUID = 1;
    private static final double LEADING = 1.15;

    /** A name at a place, in axis coordinates. */
    record Place(double at, String name) implements java.io.Serializable {}

    private final List<Place> places;

    PlacesAxis(Theme theme, String label, List<Place> places, double length) {
        super(label);
        this.places = new ArrayList<>(places);
        theme.dress(this);
        setRange(0, length);
        setTickMarksVisible(false);
        setAxisLineVisible(false);
    }

    /** Turns the names when they would not fit side by side on an axis of this length, in pixels. */
    void turnUnlessFitting(FontMetrics metrics, double pixels) {
        double widest = places.stream()
                .mapToDouble(place -> metrics.stringWidth(place.name()))
                .sum();
        setVerticalTickLabels(widest + 12.0 * places.size() > pixels);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        Font font = getTickLabelFont();
        FontMetrics metrics = graphics.getFontMetrics(font);
        boolean left = RectangleEdge.isLeftOrRight(edge);
        double pixels = left ? area.getHeight() : area.getWidth();
        double unit = pixels > 0 ? getRange().getLength() / pixels : 1;
        double[] at = new double[places.size()];
        double[] extent = new double[places.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = places.get(i).at();
            boolean across = !left && !isVerticalTickLabels();
            extent[i] = unit * (across ? metrics.stringWidth(places.get(i).name()) + 8 : font.getSize2D() * LEADING);
        }
        Spacing.spread(at, extent, getRange().getLength());
        List<NumberTick> ticks = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            ticks.add(tick(at[i], places.get(i).name(), left));
        }
        return ticks;
    }

    private NumberTick tick(double at, String name, boolean left) {
        if (left) {
            return new NumberTick(TickType.MAJOR, at, name, TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0);
        }
        return isVerticalTickLabels()
                ? new NumberTick(
                        TickType.MAJOR, at, name, TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, -Math.PI / 2)
                : new NumberTick(TickType.MAJOR, at, name, TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
