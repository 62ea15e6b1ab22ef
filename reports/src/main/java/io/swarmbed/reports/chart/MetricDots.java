package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Estimate;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * Metrics of every variant: a dot for each seed, the median with its interval.
 *
 * @param panels side by side
 */
record MetricDots(String slug, String heading, String meaning, List<Panel> panels) {
    /** A metric of a group. */
    record Panel(String label, Metric metric, String group) {}

    Figure make(Compared compared, Theme theme) {
        ComparisonFolder folder = compared.folder();
        VariantLook look = new VariantLook(folder);
        List<Variant> variants = look.shown(VariantLook.MOST_ROWS);
        Rows rows = new Rows(theme, variants.stream().map(look::name).toList());
        for (Panel panel : panels) {
            if (folder.has(panel.group(), panel.metric())) {
                fill(rows.panel(panel.label()), folder, look, variants, panel);
            }
        }
        if (panels.stream().map(Panel::metric).distinct().count() == 1) {
            rows.oneScale();
        }
        if (rows.isEmpty()) {
            return new Figure.Absent(slug, heading, "The runs have no numbers for this: " + lower(meaning));
        }
        JFreeChart chart = theme.chart(heading, look.subtitle() + "  ·  a dot for each seed", rows.plot());
        return new Figure.Drawn(
                slug,
                heading,
                meaning + " Bars: the 95 % interval of the median over seeds." + look.limited(VariantLook.MOST_ROWS),
                chart,
                Theme.WIDTH,
                rows.height());
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static void fill(
            RowPanel to, ComparisonFolder folder, VariantLook look, List<Variant> variants, Panel panel) {
        for (int row = 0; row < variants.size(); row++) {
            Variant variant = variants.get(row);
            double[] values = folder.values(variant, panel.group(), panel.metric(), Optional.empty()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (values.length > 0) {
                Estimate estimate = Estimate.of(values);
                Palette.Style style = look.style(variant);
                to.dots(row, values, style)
                        .interval(
                                row,
                                estimate.medianInterval().low(),
                                estimate.medianInterval().high(),
                                style)
                        .mark(row, estimate.median(), style);
            }
        }
        to.fromZero();
    }
}
