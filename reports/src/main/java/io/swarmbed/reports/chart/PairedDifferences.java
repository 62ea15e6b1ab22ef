package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Effect;
import io.swarmbed.reports.comparison.Effects;
import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Estimate;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/** How much more or less than the reference each variant gives with the same seed. */
final class PairedDifferences {
    private static final String SLUG = "paired-differences";
    private static final String HEADING = "Differences with the same seed";
    private static final int MOST_PANELS = 3;

    private PairedDifferences() {}

    static Figure make(Compared compared, Theme theme) {
        ComparisonFolder folder = compared.folder();
        Metric lead = folder.info().lead();
        VariantLook look = new VariantLook(folder);
        List<Variant> variants = look.shown(VariantLook.MOST_ROWS).stream()
                .filter(variant -> !variant.equals(folder.reference()))
                .toList();
        if (variants.isEmpty()) {
            return new Figure.Absent(SLUG, HEADING, "There is one variant, so there is nothing to compare it with.");
        }
        Rows rows = new Rows(theme, variants.stream().map(look::name).toList());
        List<String> groups = lead.ofSwarm() ? List.of(GroupStatistics.ALL) : compared.panels(MOST_PANELS);
        for (String group : groups) {
            List<Effect> effects = Effects.toReference(folder, group, lead, Optional.empty()).stream()
                    .filter(effect -> variants.contains(effect.contrast().variant()) && percent(effect).length > 0)
                    .toList();
            if (!effects.isEmpty()) {
                RowPanel panel = rows.panel(
                        (group.equals(GroupStatistics.ALL) ? "" : Labels.cut(group, 16) + ", ") + "% of the reference");
                panel.rule(0);
                effects.forEach(
                        effect -> add(panel, variants.indexOf(effect.contrast().variant()), effect, look));
            }
        }
        String what = lead.across().map(across -> across.word() + " ").orElse("")
                + lead.word().replace('-', ' ');
        if (rows.isEmpty()) {
            return new Figure.Absent(SLUG, HEADING, "No seed gave a " + what + " above 0 with two variants.");
        }
        String reference = look.name(folder.reference());
        JFreeChart chart = theme.chart(
                HEADING + ": " + what + " against " + reference,
                look.subtitle() + "  ·  a dot for each seed",
                rows.plot());
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "For each seed, how much more (right of the dashed line) or less (left) the " + what + " is than with "
                        + reference
                        + ", in per cent. Bars: the median and its 95 % interval, as in the findings. One that"
                        + " does not touch the dashed line speaks for a difference; whether it is enough, among as many"
                        + " contrasts as there are, is for the test to say."
                        + look.limited(VariantLook.MOST_ROWS),
                chart,
                Theme.WIDTH,
                rows.height());
    }

    private static double[] percent(Effect effect) {
        return effect.pairs().stream()
                .filter(pair -> pair.reference() > 0)
                .mapToDouble(pair -> 100 * (pair.variant() / pair.reference() - 1))
                .toArray();
    }

    private static void add(RowPanel panel, int row, Effect effect, VariantLook look) {
        double[] percent = percent(effect);
        Estimate estimate = Estimate.of(percent);
        Palette.Style style = look.style(effect.contrast().variant());
        panel.dots(row, percent, style)
                .interval(
                        row,
                        estimate.medianInterval().low(),
                        estimate.medianInterval().high(),
                        style)
                .mark(row, estimate.median(), style);
    }
}
