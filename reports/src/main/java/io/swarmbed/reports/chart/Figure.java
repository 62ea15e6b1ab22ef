package io.swarmbed.reports.chart;

import org.jfree.chart.JFreeChart;

/** A chart, or the reason why there is none. */
public sealed interface Figure {
    /** The name of the chart's file, without its ending. */
    String slug();

    /** A few words that name what the chart shows. */
    String heading();

    /**
     * A chart that can be drawn.
     *
     * @param caption how to read it, in a sentence or two
     * @param width in logical pixels; likewise the height
     */
    record Drawn(String slug, String heading, String caption, JFreeChart chart, int width, int height)
            implements Figure {}

    /** A chart that has nothing to show; {@code reason} is a sentence. */
    record Absent(String slug, String heading, String reason) implements Figure {}
}
