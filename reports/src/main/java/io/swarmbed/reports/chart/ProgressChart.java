package io.swarmbed.reports.chart;

import io.swarmbed.reports.stats.ProgressCurves;
import io.swarmbed.reports.stats.ProgressCurves.Course;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
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
        boolean named = shown.size() <= MOST_NAMED;
        boolean ofRun = named || Joining.together(run);
        double longest = ofRun
                ? run.duration()
                : 1.05
                        * shown.stream()
                                .mapToDouble(peer -> downloading(run, peer))
                                .max()
                                .orElse(run.duration());
        Magnitude time = Magnitude.time(longest);
        Lines lines = new Lines(theme);
        Legend legend = new Legend(theme);
        if (named) {
            addPeers(run, shown, time, lines, legend);
        } else {
            addHaze(theme, run, shown, ofRun, time, lines);
            addMedians(theme, run, shown, ofRun, time, lines, legend);
        }
        String axis = ofRun ? "time since the start of the run" : "time since each peer joined";
        XYPlot plot = lines.plot(
                theme.timeAxis(axis, time, 0, longest), theme.percentAxis("pieces held (% of " + pieces + ")"));
        if (ofRun) {
            new FaultMarks(run, theme, time).shade(plot, true);
        }
        String remark = run.info().sampled() ? "a sample of " + shown.size() + " peers" : shown.size() + " peers";
        JFreeChart chart = theme.chart(
                run.info(),
                named ? "Progress of each peer" : "Progress of each peer, and the median of each group",
                remark,
                plot);
        theme.legend(chart, legend, named ? RectangleEdge.RIGHT : RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG,
                HEADING,
                caption(named, ofRun) + (ofRun ? FaultMarks.caption(run, "Shaded") : ""),
                chart,
                Theme.WIDTH,
                Theme.HEIGHT + (named ? 0 : legend.extraHeight()));
    }

    private static String caption(boolean named, boolean ofRun) {
        if (named) {
            return "Share of the pieces that each peer holds, from its joining to its leaving or the end of the run.";
        }
        return "Thin lines: the share of the pieces that each peer holds, until it leaves or the run ends. Bold lines: the"
                + " median over the peers of a group"
                + (ofRun
                        ? " that have joined by then; one that has left counts with what it held."
                        : ", counted from when each joined, because they came one after another. One that the run did not"
                                + " watch for so long counts no more, unless it had completed or left.");
    }

    /** Seconds from joining to the end of the run. */
    private static double watched(RunFolder run, Peer peer) {
        return Math.max(0, run.duration() - peer.join().orElse(0));
    }

    /** Seconds from joining until nothing can change: completion, leaving, or the end of the run. */
    private static double downloading(RunFolder run, Peer peer) {
        return Math.max(0, peer.complete().orElse(end(run, peer)) - peer.join().orElse(0));
    }

    /** When a peer completed its pieces, by the clock of the chart. */
    private static double[] times(RunFolder run, Peer peer, boolean ofRun) {
        double zero = ofRun ? 0 : peer.join().orElse(0);
        double[] times = run.pieces().byPeer().getOrDefault(peer.number(), NO_PIECES);
        return Arrays.stream(times).map(time -> time - zero).toArray();
    }

    private static double end(RunFolder run, Peer peer) {
        return peer.leave().orElse(run.duration());
    }

    private static Series curve(RunFolder run, Peer peer, boolean ofRun) {
        double join = peer.join().orElse(0);
        double zero = ofRun ? 0 : join;
        long pieces = run.info().content().pieces().orElse(0);
        return ProgressCurves.of(join - zero, times(run, peer, ofRun), pieces, end(run, peer) - zero);
    }

    private static void addPeers(RunFolder run, List<Peer> peers, Magnitude time, Lines lines, Legend legend) {
        List<Peer> order = peers.stream()
                .sorted(Comparator.comparingDouble(
                        (Peer peer) -> peer.complete().orElse(Double.MAX_VALUE)))
                .toList();
        for (int i = 0; i < order.size(); i++) {
            Peer peer = order.get(i);
            Series curve = curve(run, peer, true);
            Palette.Style style = Palette.style(i);
            lines.marked(peer.name(), time.scale(curve.times()), curve.values(), style, 1.8f);
            String done = peer.complete().isPresent()
                    ? "done at " + time.format(peer.complete().getAsDouble())
                    : Numbers.plain(curve.max()) + " %";
            legend.group(Labels.cut(peer.name(), 18) + ", " + done, style, 1.8f);
        }
    }

    private static void addHaze(
            Theme theme, RunFolder run, List<Peer> peers, boolean ofRun, Magnitude time, Lines lines) {
        GroupLook look = new GroupLook(run);
        int alpha = Math.max(60, Math.min(110, 8000 / peers.size()));
        for (Peer peer : peers) {
            Series curve = curve(run, peer, ofRun);
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
            Theme theme, RunFolder run, List<Peer> peers, boolean ofRun, Magnitude time, Lines lines, Legend legend) {
        GroupLook look = new GroupLook(run);
        Map<String, Series> medians = new LinkedHashMap<>();
        for (String group : look.names()) {
            List<Peer> members =
                    peers.stream().filter(peer -> peer.group().equals(group)).toList();
            if (!members.isEmpty()) {
                medians.put(group, median(run, members, ofRun));
                legend.group(look.label(group) + " (" + members.size() + ")", look.style(group), 2.8f);
            }
        }
        // the halo of one median must not cover another
        medians.forEach((group, median) -> lines.plain(
                group, time.scale(median.times()), median.values(), theme.of(Tone.PAPER), Palette.stroke(5)));
        medians.forEach((group, median) ->
                lines.marked(group, time.scale(median.times()), median.values(), look.style(group), 2.8f));
    }

    private static Series median(RunFolder run, List<Peer> members, boolean ofRun) {
        List<Course> courses = new ArrayList<>();
        double end = 0;
        for (Peer peer : members) {
            boolean settled =
                    ofRun || peer.complete().isPresent() || peer.leave().isPresent();
            double watched = watched(run, peer);
            double from = ofRun ? peer.join().orElse(0) : 0;
            courses.add(new Course(times(run, peer, ofRun), from, settled ? Double.POSITIVE_INFINITY : watched));
            end = Math.max(end, ofRun ? run.duration() : watched);
        }
        return ProgressCurves.median(courses, run.info().content().pieces().orElse(0), end);
    }
}
