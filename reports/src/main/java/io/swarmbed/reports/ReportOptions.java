package io.swarmbed.reports;

import io.swarmbed.reports.chart.Format;
import io.swarmbed.reports.chart.Theme;
import java.util.Set;

/**
 * How a report is made. The page follows its reader's colour scheme, whatever the themes of the files.
 *
 * @param scale pixels of a PNG per logical pixel, from 0.5 to 4; 2 makes most charts 1600 × 1000
 * @param threads charts drawn at once, from 1 to 16
 * @param formats of the files, at least one
 * @param themes of the files, at least one; names of files in the dark theme end in {@code -dark}
 */
public record ReportOptions(double scale, int threads, Set<Format> formats, Set<Theme> themes) {
    private static final double SCALE = 2;
    private static final int THREADS = 2;

    public ReportOptions {
        if (!(scale >= 0.5 && scale <= 4)) {
            throw new IllegalArgumentException("scale must be from 0.5 to 4: " + scale);
        }
        if (threads < 1 || threads > 16) {
            throw new IllegalArgumentException("threads must be from 1 to 16: " + threads);
        }
        if (formats.isEmpty() || themes.isEmpty()) {
            throw new IllegalArgumentException("there must be a format and a theme");
        }
        formats = Set.copyOf(formats);
        themes = Set.copyOf(themes);
    }

    /** PNG and SVG in both themes. */
    public static ReportOptions everything() {
        return new ReportOptions(SCALE, THREADS, Set.of(Format.values()), Set.of(Theme.values()));
    }

    /** PNG and SVG in the light theme. */
    public static ReportOptions defaults() {
        return new ReportOptions(SCALE, THREADS, Set.of(Format.PNG, Format.SVG), Set.of(Theme.LIGHT));
    }
}
