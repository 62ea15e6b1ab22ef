package io.swarmbed.reports.chart;

import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.ArrayList;
import java.util.List;

/** The charts of a comparison, in the order of its report. */
public final class ComparisonCharts {
    /** Makes one chart. Only reads, so that several may work at once. */
    @FunctionalInterface
    public interface Maker {
        Figure make(Compared compared, Theme theme);
    }

    private ComparisonCharts() {}

    /** All of them, for this comparison. */
    public static List<Maker> all() {
        return List.of(
                CompletionCurves::make,
                CompletionBoxes::make,
                PairedDifferences::make,
                (compared, theme) -> OverTime.throughput(compared, theme),
                (compared, theme) -> OverTime.availability(compared, theme),
                (compared, theme) -> utilisation().make(compared, theme),
                ShareRatios::make,
                (compared, theme) -> fairness().make(compared, theme),
                ChokePanels::make,
                (compared, theme) -> clustering(compared).make(compared, theme),
                EntropyBoxes::make,
                (compared, theme) -> interarrival().make(compared, theme),
                (compared, theme) -> seeds().make(compared, theme));
    }

    private static MetricDots.Panel all(String label, Metric metric) {
        return new MetricDots.Panel(label, metric, GroupStatistics.ALL);
    }

    private static MetricDots utilisation() {
        return new MetricDots(
                "utilisation",
                "Use of upload capacity",
                "Bytes sent over what the uplinks could have sent: by leechers until they completed, and by initial seeds.",
                List.of(
                        all("leechers' uplinks", Metric.UPLINK_UTILISATION),
                        all("seeds' uplinks", Metric.SEED_UTILISATION)));
    }

    private static MetricDots fairness() {
        return new MetricDots(
                "fairness",
                "Fairness",
                "Jain's index of the leechers' ratios of bytes sent to bytes received: 1 when all are equal, 1/n when one"
                        + " gives all.",
                List.of(all("Jain's index of up/down", Metric.FAIRNESS)));
    }

    private static MetricDots clustering(Compared compared) {
        List<MetricDots.Panel> panels = new ArrayList<>();
        for (String group : compared.panels(4)) {
            if (!group.equals(GroupStatistics.ALL)) {
                panels.add(new MetricDots.Panel(Labels.cut(group, 20), Metric.CLUSTERING_INDEX, group));
            }
        }
        return new MetricDots(
                "clustering",
                "Clustering of like with like",
                "The share of a group's regular unchokes of leechers that went to its own group (Legout 2007). Near 1: it"
                        + " keeps to its like; the share of its peers among leechers is what chance would give.",
                panels.size() > 1 ? panels : List.of());
    }

    private static MetricDots interarrival() {
        return new MetricDots(
                "interarrival",
                "First and last pieces",
                "Mean time between pieces among a leecher's first and last 20 %, over that among all. Above 1 at the left: a"
                        + " slow start; above 1 at the right: a last-pieces problem (Legout 2006).",
                List.of(
                        all("first 20 % / all", Metric.INTERARRIVAL_FIRST),
                        all("last 20 % / all", Metric.INTERARRIVAL_LAST)));
    }

    private static MetricDots seeds() {
        return new MetricDots(
                "seed-contribution",
                "What initial seeds contribute",
                "Copies of the content that initial seeds sent in the whole run, and before the first leecher completed; and"
                        + " their part of all bytes that were sent.",
                List.of(
                        all("copies sent", Metric.SEED_COPIES),
                        all("at first completion", Metric.SEED_COPIES_AT_FIRST_COMPLETION),
                        all("share of all bytes", Metric.SEED_SHARE)));
    }
}
