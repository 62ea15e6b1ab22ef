package io.swarmbed.reports.chart;

import io.swarmbed.reports.stats.ProgressCurves;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.Series;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;

/** Progress of each downloading peer: a line each while they are few, else a haze with the median of each group. */
final class ProgressChart {
    private static final String SLUG = "progress";
    private static final String HEADING = "Progress of each peer";
    private static final int MOST_NAMED = 12;
    private static final double[] NO_PIECES = {};

    private ProgressChart() {}

    static Figure make(RunFolder run, Theme theme) {
        long pieces = run.info().content().pieces().orElse(0);
        SortedMap<Integer, double[]> times = run.pieces().byPeer();
        if (times.isEmpty()) {
            return new Figure.Absent(SLUG, HEADING, "No peer completed a piece, or pieces were not recorded.");
        }
        if (pieces == 0) {
            return new Figure.Absent(SLUG, HEADING, "The number of pieces was not recorded.");
        }
        List<Peer> shown = run.peers().stream()
                .filter(peer -> !peer.completeAtStart() && peer.join().isPresent())
                .filter(peer -> !run.info().sampled() || times.containsKey(peer.number()))
                .toList();
        if (shown.isEmpty()) {
            return new Figure.Absent(SLUG, HEADING, "No peer joined without the content.");
        }
        Magnitude time = Magnitude.time(run.duration());
        Lines lines = new Lines(theme);
        Legend legend = new Legend(theme);
        boolean named = shown.size() <= MOST_NAMED;
        if (named) {
            addPeers(run, shown, pieces, time, lines, legend);
        } else {
            addHaze(theme, run, shown, pieces, time, lines);
            addMedians(theme, run, shown, pieces, time, lines, legend);
        }
        NumberAxis domain = theme.timeAxis("time since the start of the run", time, 0, run.duration());
        NumberAxis range = theme.percentAxis("pieces held (% of " + pieces + ")");
        String remark = run.info().sampled() ? "a sample of " + shown.size() + " peers" : shown.size() + " peers";
        JFreeChart chart = theme.chart(
                run.info(),
                named ? "Progress of each peer" : "Progress of each peer, and the median of each group",
                remark,
                lines.plot(domain, range));
        theme.legend(chart, legend, named ? RectangleEdge.RIGHT : RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG, HEADING, caption(named), chart, Theme.WIDTH, Theme.HEIGHT + (named ? 0 : legend.extraHeight()));
    }

    private static String caption(boolean named) {
        return named
                ? "Share of the pieces that each peer holds, from its joining to its leaving or the end of the run."
                : "Thin lines: the share of the pieces that each peer holds, from its joining to its leaving or the"
                        + " end of the run. Bold lines: the median over all peers of a group, where one"
                        + " that has not joined yet counts with nothing and one that has left with what it held.";
    }

    private static double end(RunFolder run, Peer peer) {
        return peer.leave().orElse(run.duration());
    }

    private static Series curve(RunFolder run, Peer peer, long pieces) {
        double[] times = run.pieces().byPeer().getOrDefault(peer.number(), NO_PIECES);
        return ProgressCurves.of(peer.join().orElse(0), times, pieces, end(run, peer));
    }

    private static void addPeers(
            RunFolder run, List<Peer> peers, long pieces, Magnitude time, Lines lines, Legend legend) {
        List<Peer> order = peers.stream()
                .sorted(Comparator.comparingDouble(
                        (Peer peer) -> peer.complete().orElse(Double.MAX_VALUE)))
                .toList();
        for (int i = 0; i < order.size(); i++) {
            Peer peer = order.get(i);
            Series curve = curve(run, peer, pieces);
            Palette.Style style = Palette.style(i);
            lines.marked(peer.name(), time.scale(curve.times()), curve.values(), style, 1.8f);
            String done = peer.complete().isPresent()
                    ? "done at " + time.format(peer.complete().getAsDouble())
                    : Numbers.plain(curve.max()) + " %";
            legend.group(Labels.cut(peer.name(), 18) + ", " + done, style, 1.8f);
        }
    }

    private static void addHaze(
            Theme theme, RunFolder run, List<Peer> peers, long pieces, Magnitude time, Lines lines) {
        GroupLook look = new GroupLook(run);
        int alpha = Math.max(60, Math.min(110, 8000 / peers.size()));
        for (Peer peer : peers) {
            Series curve = curve(run, peer, pieces);
            Palette.Style style = look.style(peer.group());
            lines.plain(
                    peer.name(),
                    time.scale(curve.times()),
                    curve.values(),
                    theme.translucent(style.tone(), alpha),
                    Palette.stroke(0.9f));
        }
    }

    private static void addMedians(
            Theme theme, RunFolder run, List<Peer> peers, long pieces, Magnitude time, Lines lines, Legend legend) {
        GroupLook look = new GroupLook(run);
        Map<String, Series> medians = new LinkedHashMap<>();
        for (String group : look.names()) {
            List<double[]> times = peers.stream()
                    .filter(peer -> peer.group().equals(group))
                    .map(peer -> run.pieces().byPeer().getOrDefault(peer.number(), NO_PIECES))
                    .toList();
            if (!times.isEmpty()) {
                medians.put(group, ProgressCurves.median(times, pieces, run.duration()));
                legend.group(look.label(group) + " (" + times.size() + ")", look.style(group), 2.8f);
            }
        }
        // the halo of one median must not cover another
        medians.forEach((group, median) -> lines.plain(
                group, time.scale(median.times()), median.values(), theme.of(Tone.PAPER), Palette.stroke(5)));
        medians.forEach((group, median) ->
                lines.marked(group, time.scale(median.times()), median.values(), look.style(group), 2.8f));
    }
}
