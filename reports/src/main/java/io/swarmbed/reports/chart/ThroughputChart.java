package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.Series;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Download and upload rate of each group over time, one above the other on one scale of time. */
final class ThroughputChart {
    private static final String SLUG = "throughput";
    private static final String HEADING = "Throughput per group";
    private static final String DOWNLOAD = "download_bytes_per_s";
    private static final String UPLOAD = "upload_bytes_per_s";

    private ThroughputChart() {}

    static Figure make(RunFolder run) {
        List<String> groups = run.groupNames();
        double peak = Math.max(peak(run, groups, DOWNLOAD), peak(run, groups, UPLOAD));
        if (peak == 0) {
            return new Figure.Absent(SLUG, HEADING, "No payload was seen to move in any sample of this run.");
        }
        Magnitude rate = Magnitude.rate(peak);
        Magnitude time = Magnitude.time(run.duration());
        NumberAxis domain =
                Theme.axis("time since the start of the run (" + time.unit() + ")", 0, run.duration() / time.size());
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(domain);
        plot.setGap(14);
        plot.add(panel(run, groups, DOWNLOAD, "download (" + rate.unit() + ")", time, rate));
        plot.add(panel(run, groups, UPLOAD, "upload (" + rate.unit() + ")", time, rate));
        String title = "Throughput of each group: the swarm downloads at up to "
                + Numbers.rate(run.samples().of("all", DOWNLOAD).max());
        JFreeChart chart = Theme.chart(run.info(), title, "payload, mean between samples", plot);
        Theme.legend(chart, legend(run, groups), RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "Payload bytes per second, summed over the peers of a group: what they received above, what they sent"
                        + " below. Each point is the mean since the sample before it. A group that moved nothing has no"
                        + " line.",
                chart,
                Theme.WIDTH,
                Theme.HEIGHT);
    }

    private static double peak(RunFolder run, List<String> groups, String metric) {
        return groups.stream()
                .mapToDouble(group -> run.samples().of(group, metric).max())
                .max()
                .orElse(0);
    }

    private static XYPlot panel(
            RunFolder run, List<String> groups, String metric, String label, Magnitude time, Magnitude rate) {
        Lines lines = new Lines();
        for (int i = 0; i < groups.size(); i++) {
            Series series = run.samples().of(groups.get(i), metric);
            if (series.max() > 0) {
                lines.marked(
                        groups.get(i), time.scale(series.times()), rate.scale(series.values()), Palette.style(i), 1.8f);
            }
        }
        NumberAxis axis = Theme.axis(label);
        axis.setRange(0, Math.max(peak(run, groups, metric) / rate.size() * 1.05, 1e-3));
        return lines.plot(Theme.axis(""), axis);
    }

    private static Legend legend(RunFolder run, List<String> groups) {
        Legend legend = new Legend();
        for (int i = 0; i < groups.size(); i++) {
            double most = Math.max(
                    run.samples().of(groups.get(i), DOWNLOAD).max(),
                    run.samples().of(groups.get(i), UPLOAD).max());
            if (most > 0) {
                legend.group(groups.get(i), Palette.style(i), 1.8f);
            }
        }
        return legend;
    }
}
