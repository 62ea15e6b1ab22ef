package io.swarmbed.reports.chart;

import java.awt.Color;

/**
 * What a colour is for, with its value on a light ground and on a dark one. The colours of lines are those of Okabe and
 * Ito ("Color Universal Design", 2008), which stay apart for colour-blind readers, and lighter ones of the same hues for
 * the dark ground. No two have the same light value, so that a drawing made for the light ground can be recoloured.
 */
enum Tone {
    /** The ground. */
    PAPER(0xFFFFFF, 0x15181C),
    INK(0x1A1A1A, 0xE9EBED),
    FAINT_INK(0x555555, 0xA8B0B8),
    GRID(0xDDDDDD, 0x2E343A),
    AXIS(0x888888, 0x808890),
    /** Behind what is marked, such as the time of a fault. */
    SHADE(0xB9B9B9, 0x6A727A),
    BANNER(0xB03A00, 0xC4480C),
    /** Text on the dark colours of a scale, and on the banner, whatever the ground. */
    ON_DARK(0xFEFEFE, 0xFEFEFE),
    /** Text on light fills, whatever the ground. */
    ON_LIGHT(0x111111, 0x111111),
    BLUE(0x0072B2, 0x4FA3E3),
    VERMILLION(0xD55E00, 0xFF7A3D),
    GREEN(0x009E73, 0x2CC79A),
    PURPLE(0xCC79A7, 0xE39CC6),
    ORANGE(0xE69F00, 0xF2B632),
    SKY(0x56B4E9, 0xA5DBFA),
    BLACK(0x000000, 0xF6F6F6),
    PALE(0xF2E88A, 0xF7EFA6);

    private final int light;
    private final int dark;

    Tone(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    Color on(Theme theme) {
        return new Color(theme == Theme.DARK ? dark : light);
    }
}
