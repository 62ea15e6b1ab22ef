package io.swarmbed.tracker.status;

import java.util.Collections;
import java.util.List;

/** The course of the announces as a drawing. */
final class RateChart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 100;

    private RateChart() {}

    /** The drawing with its axis; empty before there are two points to connect. */
    static String of(Rates rates) {
        List<Long> course = rates.course();
        if (course.size() < 2) {
            return "";
        }
        long most = Math.max(1, Collections.max(course));
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < course.size(); i++) {
            long x = (long) i * WIDTH / (course.size() - 1);
            // A little room above and below keeps the line from being cut at its extremes.
            long y = HEIGHT - 1 - course.get(i) * (HEIGHT - 3) / most;
            points.append(x).append(',').append(y).append(' ');
        }
        int seconds = course.size() * Rates.SPAN_SECONDS;
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Course of the announces per second\">"
                + "<polygon points=\"0," + HEIGHT + " " + points + WIDTH + "," + HEIGHT + "\"/><polyline points=\""
                + points.toString().strip() + "\"/></svg>\n<p class=\"axis\"><span>" + Words.span(seconds)
                + " ago</span><span>at most " + Words.tenths(most) + "</span><span>now</span></p>";
    }
}
