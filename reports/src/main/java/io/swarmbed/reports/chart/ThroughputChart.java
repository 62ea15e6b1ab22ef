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

    private static final float WIDTH = 1.8f;

    private ThroughputChart() {}

    static Figure make(RunFolder run, Theme theme) {
        GroupLook look = new GroupLook(run);
        List<String> groups = look.names();
        double peak = Math.max(peak(run, groups, DOWNLOAD), peak(run, groups, UPLOAD));
        if (peak == 0) {
            return new Figure.Absent(SLUG, HEADING, "No payload was seen to move in any sample of this run.");
        }
        Magnitude rate = Magnitude.rate(peak);
        Magnitude time = Magnitude.time(run.duration());
        NumberAxis domain = theme.timeAxis("time since the start of the run", time, 0, run.duration());
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(domain);
        plot.setGap(14);
        XYPlot download = panel(theme, run, look, peak, DOWNLOAD, "download (" + rate.unit() + ")", time, rate);
        XYPlot upload = panel(theme, run, look, peak, UPLOAD, "upload (" + rate.unit() + ")", time, rate);
        FaultMarks faults = new FaultMarks(run, theme, time);
        faults.shade(download, true);
        faults.shade(upload, false);
        plot.add(download);
        plot.add(upload);
        String title = "Throughput of each group: the swarm downloads at up to "
                + Numbers.rate(run.samples().of("all", DOWNLOAD).max());
        Legend legend = legend(theme, run, look);
        JFreeChart chart = theme.chart(run.info(), title, "payload, mean between samples", plot);
        theme.legend(chart, legend, RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "Payload bytes per second, summed over the peers of a group: what they received above, what they sent"
                        + " below. Each point is the mean since the sample before it. A group that moved nothing has no"
                        + " line." + FaultMarks.caption(run, "Shaded"),
                chart,
                Theme.WIDTH,
                Theme.HEIGHT + legend.extraHeight());
    }

    private static double peak(RunFolder run, List<String> groups, String metric) {
        return groups.stream()
                .mapToDouble(group -> run.samples().of(group, metric).max())
                .max()
                .orElse(0);
    }

    private static XYPlot panel(
            Theme theme,
            RunFolder run,
            GroupLook look,
            double peak,
            String metric,
            String label,
            Magnitude time,
            Magnitude rate) {
        Lines lines = new Lines(theme);
        for (String group : look.names()) {
            Series series = run.samples().of(group, metric);
            if (series.max() > 0) {
                lines.marked(group, time.scale(series.times()), rate.scale(series.values()), look.style(group), WIDTH);
            }
        }
        NumberAxis axis = theme.axis(label);
        axis.setRange(0, peak / rate.size() * 1.05);
        return lines.plot(theme.axis(""), axis);
    }

    private static Legend legend(Theme theme, RunFolder run, GroupLook look) {
        Legend legend = new Legend(theme);
        for (String group : look.names()) {
            double most = Math.max(
                    run.samples().of(group, DOWNLOAD).max(),
                    run.samples().of(group, UPLOAD).max());
            if (most > 0) {
                legend.group(look.label(group), look.style(group), WIDTH);
            }
        }
        return legend;
    }
}
