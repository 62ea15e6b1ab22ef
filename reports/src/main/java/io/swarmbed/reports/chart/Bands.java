package io.swarmbed.reports.chart;

import io.swarmbed.reports.stats.Band;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** Lines with a shaded range around each, in one coordinate system. */
final class Bands {
    private static final float WIDTH = 2;
    private static final int SHADE = 46;

    private final Theme theme;
    private final Lines lines;
    private final List<XYPolygonAnnotation> ranges = new ArrayList<>();

    Bands(Theme theme) {
        this.theme = theme;
        this.lines = new Lines(theme);
    }

    void add(String key, Band band, double unitX, double unitY, Palette.Style style) {
        add(key, band, unitX, unitY, style, true);
    }

    /** @param shaded whether the range is drawn, which is of use only where it is one */
    void add(String key, Band band, double unitX, double unitY, Palette.Style style, boolean shaded) {
        if (band.size() == 0) {
            return;
        }
        double[] x = divided(band.x(), unitX);
        lines.marked(key, x, divided(band.middle(), unitY), style, WIDTH);
        if (shaded) {
            ranges.add(new XYPolygonAnnotation(
                    outline(x, divided(band.high(), unitY), divided(band.low(), unitY)),
                    null,
                    null,
                    theme.translucent(style.tone(), SHADE)));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    XYPlot plot(NumberAxis domain, NumberAxis range) {
        XYPlot plot = lines.plot(domain, range);
        ranges.forEach(shade -> plot.getRenderer().addAnnotation(shade, Layer.BACKGROUND));
        return plot;
    }

    /** Along the upper edge and back along the lower one. */
    private static double[] outline(double[] x, double[] high, double[] low) {
        double[] corners = new double[4 * x.length];
        for (int i = 0; i < x.length; i++) {
            corners[2 * i] = x[i];
            corners[2 * i + 1] = high[i];
            corners[corners.length - 2 - 2 * i] = x[i];
            corners[corners.length - 1 - 2 * i] = low[i];
        }
        return corners;
    }

    private static double[] divided(double[] values, double unit) {
        double[] divided = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            divided[i] = values[i] / unit;
        }
        return divided;
    }
}
