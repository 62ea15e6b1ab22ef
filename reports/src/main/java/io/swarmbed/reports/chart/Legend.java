package io.swarmbed.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.LegendItemSource;

/** The entries of a legend, with samples long enough to show a dash. */
final class Legend implements LegendItemSource {
    private static final Line2D SAMPLE = new Line2D.Double(-15, 0, 15, 0);
    private static final Rectangle2D PATCH = new Rectangle2D.Double(-7, -5, 14, 10);

    private static final int PER_ROW = 3;
    private static final int ROW_HEIGHT = 20;

    private final LegendItemCollection items = new LegendItemCollection();

    private final Theme theme;

    Legend(Theme theme) {
        this.theme = theme;
    }

    Legend group(String label, Palette.Style style, float width) {
        return line(label, theme.of(style.tone()), style.stroke(width), style.marker(), true);
    }

    Legend line(String label, Color colour, BasicStroke stroke) {
        return line(label, colour, stroke, PATCH, false);
    }

    Legend patch(String label, Paint fill) {
        LegendItem item =
                new LegendItem(label, null, null, null, PATCH, fill, Palette.stroke(0.8f), theme.of(Tone.AXIS));
        items.add(item);
        return this;
    }

    private Legend line(String label, Color colour, BasicStroke stroke, Shape marker, boolean marked) {
        items.add(new LegendItem(
                label,
                null,
                null,
                null,
                marked,
                marker,
                true,
                colour,
                false,
                colour,
                Palette.stroke(1),
                true,
                SAMPLE,
                stroke,
                colour));
        return this;
    }

    /** Logical pixels by which a chart with this legend at the bottom should be higher than others. */
    int extraHeight() {
        return Math.max(0, (items.getItemCount() + PER_ROW - 1) / PER_ROW - 1) * ROW_HEIGHT;
    }

    @Override
    public LegendItemCollection getLegendItems() {
        return items;
    }
}
