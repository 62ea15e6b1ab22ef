package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.stats.Band;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Distribution of completion times of every variant, with the range of its seeds. */
final class CompletionCurves {
    private static final String SLUG = "completion-curves";
    private static final String HEADING = "Completion times";
    private static final int MOST_PANELS = 3;
    private static final int PANEL_HEIGHT = 230;

    private CompletionCurves() {}

    /** One seed: the completion times of the peers, and how many there were to complete. */
    private record Seed(Distribution done, int expected) {
        static Seed of(Compared.Run run, String group) {
            return new Seed(
                    CompletionBoxes.completions(run, group), run.of(group).size());
        }

        OptionalDouble percent(double time) {
            if (expected == 0) {
                return OptionalDouble.empty();
            }
            int place = Arrays.binarySearch(done.values(), Math.nextUp(time));
            return OptionalDouble.of(100.0 * (place >= 0 ? place : -place - 1) / expected);
        }
    }

    static Figure make(Compared compared, Theme theme) {
        VariantLook look = new VariantLook(compared.folder());
        List<Variant> variants = look.shown(VariantLook.MOST_LINES);
        Distribution all = Distribution.of(variants.stream()
                .flatMap(variant -> compared.runs(variant).stream())
                .flatMapToDouble(run -> CompletionBoxes.completions(run, GroupStatistics.ALL).max().stream()));
        if (all.size() == 0) {
            return new Figure.Absent(SLUG, HEADING, "No peer completed in any run that counts.");
        }
        BoundMarks bounds = bounds(compared, variants);
        double to = all.max().orElse(1) * 1.03;
        double first = variants.stream()
                .flatMap(variant -> compared.runs(variant).stream())
                .flatMapToDouble(run -> CompletionBoxes.completions(run, GroupStatistics.ALL).quantile(0).stream())
                .min()
                .orElse(0);
        double least = Math.min(first, bounds.least().orElse(first));
        double from = least > to * 0.4 ? least * 0.95 : 0;
        Magnitude time = Magnitude.time(to);
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(
                theme.timeAxis("completion time: from joining to the last piece", time, from, to));
        plot.setGap(16);
        List<String> groups = compared.panels(MOST_PANELS);
        for (String group : groups) {
            String who = group.equals(GroupStatistics.ALL) ? "peers" : Labels.cut(group, 18);
            NumberAxis axis = theme.percentAxis((groups.size() > 2 ? "" : "completed, ") + who + " (%)");
            XYPlot panel = panel(compared, look, variants, group, time, from, to, theme, axis);
            bounds.draw(panel, time, look, theme);
            plot.add(panel);
        }
        Legend legend = new Legend(theme);
        variants.forEach(variant -> legend.group(look.name(variant), look.style(variant), 2));
        bounds.explain(legend, time, theme);
        JFreeChart chart =
                theme.chart(HEADING + " of every variant", look.subtitle() + "  ·  median and range of seeds", plot);
        theme.legend(chart, legend, RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "How many of the peers completed within a time, counted from when each joined. A line is the median over"
                        + " seeds at each time; its shade reaches from the lowest seed to the highest, or from the 10th to the"
                        + " 90th percentile of ten seeds and more. Further left is faster; steeper is more alike."
                        + bounds.caption()
                        + look.limited(VariantLook.MOST_LINES) + compared.limited(),
                chart,
                Theme.WIDTH,
                (groups.size() == 1 ? Theme.HEIGHT : 150 + PANEL_HEIGHT * groups.size()) + legend.extraHeight());
    }

    private static XYPlot panel(
            Compared compared,
            VariantLook look,
            List<Variant> variants,
            String group,
            Magnitude time,
            double from,
            double to,
            Theme theme,
            NumberAxis axis) {
        Bands bands = new Bands(theme);
        for (Variant variant : variants) {
            List<Seed> seeds = compared.runs(variant).stream()
                    .map(run -> Seed.of(run, group))
                    .toList();
            Band band = Band.of(seeds, from, to, seed -> Double.POSITIVE_INFINITY, seed -> seed::percent);
            bands.add(variant.name(), band, time.size(), 1, look.style(variant), seeds.size() > 1);
        }
        return bands.plot(theme.axis(""), axis);
    }

    private static BoundMarks bounds(Compared compared, List<Variant> variants) {
        Map<Variant, List<Compared.Run>> runs = new LinkedHashMap<>();
        variants.forEach(variant -> runs.put(variant, compared.runs(variant)));
        return BoundMarks.of(runs);
    }
}
