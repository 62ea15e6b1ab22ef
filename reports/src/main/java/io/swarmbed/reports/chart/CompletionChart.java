package io.swarmbed.reports.chart;

import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.StepFunction;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.RunFolder;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;

/** Distribution of completion times per group, with the bound on the last completion. */
final class CompletionChart {
    private static final String SLUG = "completion";
    private static final String HEADING = "Completion times";
    private static final float WIDTH = 2.2f;

    private CompletionChart() {}

    static Figure make(RunFolder run, Theme theme) {
        Distribution all = completions(run.peers());
        if (all.size() == 0) {
            return new Figure.Absent(SLUG, HEADING, reason(run));
        }
        GroupLook look = new GroupLook(run);
        // the bound counts from the start of the run: beside times from joining it means something only then
        OptionalDouble bound = Joining.together(run) ? run.info().bound().lastCompletion() : OptionalDouble.empty();
        double last = run.lastCompletion().orElse(0);
        double most = Math.max(all.get(all.size() - 1), bound.isPresent() ? Math.max(bound.getAsDouble(), last) : 0);
        double least = Math.min(all.get(0), bound.orElse(all.get(0)));
        double margin = Math.max((most - least) * 0.06, most * 0.01);
        double from = least - margin > most * 0.35 ? least - margin : 0;
        double to = most + margin;
        Magnitude time = Magnitude.time(most);
        XYPlot plot = lines(theme, run, look, time, from, to)
                .plot(
                        theme.timeAxis("completion time: from joining to the last piece", time, from, to),
                        theme.percentAxis("peers of the group that completed (%)"));
        Legend legend = legend(theme, run, look);
        if (bound.isPresent()) {
            mark(plot, bound.getAsDouble() / time.size(), theme.of(Tone.BLACK), Palette.stroke(1.6f, 6, 3));
            mark(plot, last / time.size(), theme.of(Tone.AXIS), Palette.stroke(1.4f, 2, 2));
            legend.line(
                    "bound on the last completion: " + time.format(bound.getAsDouble()),
                    theme.of(Tone.BLACK),
                    Palette.stroke(1.6f, 6, 3));
            legend.line(
                    "last completion: " + time.format(last) + " (both from the start of the run)",
                    theme.of(Tone.AXIS),
                    Palette.stroke(1.4f, 2, 2));
        }
        JFreeChart chart = theme.chart(run.info(), title(run, all, time), "", plot);
        theme.legend(chart, legend, RectangleEdge.BOTTOM);
        return new Figure.Drawn(SLUG, HEADING, caption(run), chart, Theme.WIDTH, Theme.HEIGHT + legend.extraHeight());
    }

    private static String reason(RunFolder run) {
        long expected = downloading(run.peers());
        return expected == 0
                ? "No peer joined without the content, so there was nothing to complete."
                : "None of the " + expected + " downloading peers completed.";
    }

    private static long downloading(List<Peer> peers) {
        return peers.stream()
                .filter(peer -> !peer.completeAtStart() && peer.join().isPresent())
                .count();
    }

    private static Distribution completions(List<Peer> peers) {
        return Distribution.of(peers.stream().flatMapToDouble(peer -> peer.completionTime().stream()));
    }

    private static List<Peer> members(RunFolder run, String group) {
        return run.peers().stream().filter(peer -> peer.group().equals(group)).toList();
    }

    private static Lines lines(Theme theme, RunFolder run, GroupLook look, Magnitude time, double from, double to) {
        Lines lines = new Lines(theme);
        for (String group : look.names()) {
            List<Peer> members = members(run, group);
            int expected = (int) downloading(members);
            if (expected > 0) {
                double[][] steps = StepFunction.of(completions(members), expected, from, to);
                lines.marked(group, time.scale(steps[0]), steps[1], look.style(group), WIDTH);
            }
        }
        return lines;
    }

    private static Legend legend(Theme theme, RunFolder run, GroupLook look) {
        Legend legend = new Legend(theme);
        for (String group : look.names()) {
            List<Peer> members = members(run, group);
            long expected = downloading(members);
            if (expected > 0) {
                String count = " (" + completions(members).size() + " of " + expected + ")";
                legend.group(look.label(group) + count, look.style(group), WIDTH);
            }
        }
        return legend;
    }

    private static void mark(XYPlot plot, double value, Color colour, BasicStroke stroke) {
        ValueMarker marker = new ValueMarker(value, colour, stroke);
        marker.setAlpha(1);
        plot.addDomainMarker(marker, Layer.BACKGROUND);
    }

    private static String title(RunFolder run, Distribution all, Magnitude time) {
        String median = time.format(all.median().orElse(0));
        String last = time.format(all.max().orElse(0));
        return "Completion times: " + all.size() + " of " + downloading(run.peers()) + " done, half within " + median
                + ", the slowest " + last;
    }

    private static String caption(RunFolder run) {
        String base = "How many of a group's downloading peers completed within a time, counted from when each joined."
                + " A line that ends below 100 % has peers that never completed. ";
        String unavailable = run.info().bound().unavailable();
        if (run.info().bound().lastCompletion().isPresent() && !Joining.together(run)) {
            return base + "The bound on the last completion counts from the start of the run, and these peers did not"
                    + " join together: see the summary for it.";
        }
        if (run.info().bound().lastCompletion().isPresent()) {
            return base
                    + "The dashed mark is the time before which no schedule could have completed the last peer, given"
                    + " the capacities that were present; it and the dotted mark, the last completion reached, are"
                    + " counted from the start of the run.";
        }
        return base + "There is no bound on the last completion"
                + (unavailable.isEmpty() ? "." : ": " + unavailable + ".");
    }
}
