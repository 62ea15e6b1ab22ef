package io.swarmbed.reports.chart;

import java.util.Locale;

/** What a chart is written as. */
public enum Format {
    /** Pixels, for documents that take nothing else. */
    PNG,
    /** Lines and text, sharp at any size. */
    SVG;

    /** The ending of its files, and its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
