package io.swarmbed.reports.chart;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/**
 * The sequential colour map viridis (van der Walt and Smith, 2015): equal steps look equal, its lightness rises all the
 * way, and it holds for colour-blind readers. Interpolated between nine of its colours.
 *
 * @param top the value of the lightest colour; 0 is the darkest
 */
record Viridis(double top) implements PaintScale {
    private static final int[] KNOTS = {
        0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725
    };

    int rgb(double value) {
        double place = Math.max(0, Math.min(1, top > 0 ? value / top : 0)) * (KNOTS.length - 1);
        int below = Math.min((int) place, KNOTS.length - 2);
        double part = place - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = KNOTS[below] >> shift & 0xFF;
            int b = KNOTS[below + 1] >> shift & 0xFF;
            rgb |= (int) Math.round(a + part * (b - a)) << shift;
        }
        return rgb;
    }

    @Override
    public double getLowerBound() {
        return 0;
    }

    @Override
    public double getUpperBound() {
        return top;
    }

    @Override
    public Paint getPaint(double value) {
        return new Color(rgb(value));
    }
}
