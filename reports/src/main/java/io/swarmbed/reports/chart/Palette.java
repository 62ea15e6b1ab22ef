package io.swarmbed.reports.chart;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Line styles that stay apart for colour-blind readers and in grey, where dashes and markers tell the lines apart. The
 * yellow of Okabe and Ito's palette is left out: it is too pale for lines on white.
 */
final class Palette {
    private static final List<Tone> TONES =
            List.of(Tone.BLUE, Tone.VERMILLION, Tone.GREEN, Tone.PURPLE, Tone.ORANGE, Tone.SKY, Tone.BLACK);
    private static final List<float[]> DASHES = List.of(
            new float[0],
            new float[] {7, 3},
            new float[] {2, 2.5f},
            new float[] {9, 3, 2, 3},
            new float[] {13, 4},
            new float[] {7, 2.5f, 2, 2.5f, 2, 2.5f});
    private static final List<Shape> MARKERS = List.of(
            new Ellipse2D.Double(-3, -3, 6, 6),
            new Rectangle2D.Double(-2.7, -2.7, 5.4, 5.4),
            polygon(0, -3.6, 3.4, 2.6, -3.4, 2.6),
            polygon(0, -3.9, 3.9, 0, 0, 3.9, -3.9, 0),
            polygon(0, 3.6, 3.4, -2.6, -3.4, -2.6));

    private Palette() {}

    /** How the lines of one group, or of one peer, look everywhere. */
    record Style(Tone tone, int dash, Shape marker) {
        BasicStroke stroke(float width) {
            return Palette.stroke(width, DASHES.get(dash));
        }
    }

    /** The style of the n-th line, from 0; colours and dashes have coprime periods, so 42 lines differ in one of them. */
    static Style style(int n) {
        return new Style(TONES.get(n % TONES.size()), n % DASHES.size(), MARKERS.get(n % MARKERS.size()));
    }

    static BasicStroke stroke(float width, float... dash) {
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    private static Shape polygon(double... corners) {
        GeneralPath path = new GeneralPath();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
