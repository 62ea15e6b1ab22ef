package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.stats.Band;
import io.swarmbed.reports.table.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** What was sampled of the whole swarm over time, of every variant, with the range of its seeds. */
final class OverTime {
    private static final String DOWNLOAD = "download_bytes_per_s";

    private OverTime() {}

    /** One panel: what was sampled, and the label of its axis. */
    private record Panel(String metric, String label) {}

    static Figure throughput(Compared compared, Theme theme) {
        return make(
                compared,
                theme,
                "throughput",
                "Throughput over time",
                List.of(new Panel(DOWNLOAD, "download, all peers")),
                "Payload that all peers together receive per second.");
    }

    static Figure availability(Compared compared, Theme theme) {
        return make(
                compared,
                theme,
                "availability",
                "Copies of pieces over time",
                List.of(
                        new Panel("availability_min", "copies of the rarest piece"),
                        new Panel("availability_mean", "copies, mean")),
                "Copies among the peers present, seeds included: of the rarest piece above, of all pieces on average below."
                        + " While the rarest piece has as many copies as there are seeds, the swarm waits for seeds.");
    }

    private static Figure make(
            Compared compared, Theme theme, String slug, String heading, List<Panel> panels, String meaning) {
        VariantLook look = new VariantLook(compared.folder());
        List<Variant> variants = look.shown(VariantLook.MOST_LINES);
        double end = variants.stream()
                .flatMap(variant -> compared.runs(variant).stream())
                .flatMap(run -> panels.stream().map(panel -> series(run, panel)))
                .mapToDouble(OverTime::end)
                .max()
                .orElse(0);
        if (end == 0) {
            return new Figure.Absent(slug, heading, "This was not sampled in any run that counts.");
        }
        Magnitude time = Magnitude.time(end);
        CombinedDomainXYPlot plot =
                new CombinedDomainXYPlot(theme.timeAxis("time since the start of the run", time, 0, end));
        plot.setGap(14);
        for (Panel panel : panels) {
            Map<Variant, Band> bands = new LinkedHashMap<>();
            for (Variant variant : variants) {
                bands.put(variant, band(compared, variant, panel, end));
            }
            double most = bands.values().stream().mapToDouble(Band::max).max().orElse(1);
            boolean rate = panel.metric().equals(DOWNLOAD);
            Magnitude unit = rate ? Magnitude.rate(most) : new Magnitude("", 1);
            Bands drawn = new Bands(theme);
            bands.forEach((variant, band) -> drawn.add(
                    variant.name(),
                    band,
                    time.size(),
                    unit.size(),
                    look.style(variant),
                    compared.runs(variant).size() > 1));
            NumberAxis axis =
                    theme.axis(panel.label() + (rate ? " (" + unit.unit() + ")" : ""), 0, most / unit.size() * 1.05);
            plot.add(drawn.plot(theme.axis(""), axis));
        }
        Legend legend = new Legend(theme);
        variants.forEach(variant -> legend.group(look.name(variant), look.style(variant), 2));
        JFreeChart chart = theme.chart(heading, look.subtitle() + "  ·  median and range of seeds", plot);
        theme.legend(chart, legend, RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                slug,
                heading,
                meaning
                        + " Lines are medians over seeds, shades the range of seeds (of ten and more, without the lowest and"
                        + " highest tenth); a line ends when half of the runs have ended."
                        + look.limited(VariantLook.MOST_LINES) + compared.limited(),
                chart,
                Theme.WIDTH,
                Theme.HEIGHT - 60 + 100 * (panels.size() - 1) + legend.extraHeight());
    }

    private static Series series(Compared.Run run, Panel panel) {
        return run.series().getOrDefault(panel.metric(), Series.EMPTY);
    }

    private static double end(Series series) {
        return series.size() == 0 ? -1 : series.times()[series.size() - 1];
    }

    private static Band band(Compared compared, Variant variant, Panel panel, double end) {
        List<Series> seeds = new ArrayList<>();
        compared.runs(variant).forEach(run -> seeds.add(series(run, panel)));
        return Band.of(seeds, 0, end, OverTime::end, series -> place -> at(series, place));
    }

    /** Between two samples, on the line that joins them. */
    private static OptionalDouble at(Series series, double place) {
        double[] times = series.times();
        int found = Arrays.binarySearch(times, place);
        if (found >= 0) {
            return OptionalDouble.of(series.values()[found]);
        }
        int next = -found - 1;
        if (next == 0 || next == times.length) {
            return OptionalDouble.empty();
        }
        double part = (place - times[next - 1]) / (times[next] - times[next - 1]);
        double before = series.values()[next - 1];
        return OptionalDouble.of(before + part * (series.values()[next] - before));
    }
}
