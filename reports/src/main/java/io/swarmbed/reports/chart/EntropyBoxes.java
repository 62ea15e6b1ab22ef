package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/** How the interest of leechers in each other is spread, by variant. */
final class EntropyBoxes {
    private static final String SLUG = "entropy";
    private static final String HEADING = "Interest of leechers in each other";

    private EntropyBoxes() {}

    static Figure make(Compared compared, Theme theme) {
        ComparisonFolder folder = compared.folder();
        VariantLook look = new VariantLook(folder);
        if (!folder.has(GroupStatistics.ALL, Metric.INTEREST)) {
            return new Figure.Absent(SLUG, HEADING, "No two leechers were recorded as connected for long enough.");
        }
        List<Variant> variants = look.shown(VariantLook.MOST_ROWS);
        Rows rows = new Rows(theme, variants.stream().map(look::name).toList());
        RowPanel panel = rows.panel("entropy a/b: share of time interested");
        for (int row = 0; row < variants.size(); row++) {
            Variant variant = variants.get(row);
            double[] medians = folder.values(variant, GroupStatistics.ALL, Metric.INTEREST, Optional.empty()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (medians.length > 0) {
                Palette.Style style = look.style(variant);
                panel.interval(row, over(folder, variant, Across.P20), over(folder, variant, Across.P80), style)
                        .dots(row, medians, style)
                        .mark(row, over(folder, variant, Across.MEDIAN), style);
            }
        }
        panel.rule(1).fromZero();
        JFreeChart chart = theme.chart(HEADING, look.subtitle() + "  ·  a dot for each seed", rows.plot());
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "The share of the time of a connection for which a leecher was interested in the other, a/b of Legout 2006,"
                        + " over all ordered pairs. Bars reach from the 20th to the 80th percentile of pairs (medians over"
                        + " seeds), the mark is the median pair, and a dot the median pair of one seed. Near 1, everybody"
                        + " always has something that others need."
                        + look.limited(VariantLook.MOST_ROWS),
                chart,
                Theme.WIDTH,
                rows.height());
    }

    private static double over(ComparisonFolder folder, Variant variant, Across across) {
        return Distribution.of(
                        folder.values(variant, GroupStatistics.ALL, Metric.INTEREST, Optional.of(across)).stream()
                                .mapToDouble(Double::doubleValue))
                .median()
                .orElse(0);
    }
}
