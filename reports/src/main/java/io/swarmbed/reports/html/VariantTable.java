package io.swarmbed.reports.html;

import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Effect;
import io.swarmbed.reports.comparison.EffectWords;
import io.swarmbed.reports.comparison.Effects;
import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.metric.Amounts;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.metric.Unit;
import io.swarmbed.reports.stats.Estimate;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every variant and group with the leading metric, what it is against the reference, and a few more metrics. */
final class VariantTable {
    private static final List<Metric> MORE =
            List.of(Metric.UPLINK_UTILISATION, Metric.FAIRNESS, Metric.SEED_COPIES, Metric.EFFICIENCY);
    private static final String NONE = "–";

    private VariantTable() {}

    static void write(Html html, ComparisonFolder folder) {
        Metric lead = folder.info().lead();
        String what = lead.across().map(across -> across.word() + " ").orElse("")
                + lead.word().replace('-', ' ');
        List<Metric> more = MORE.stream()
                .filter(metric -> metric != lead)
                .filter(metric -> folder.has(GroupStatistics.ALL, metric))
                .toList();
        html.raw("<section id=\"numbers\">\n")
                .element("h2", "Numbers")
                .raw("<div class=\"wide\">\n<table>\n<thead><tr>");
        List<String> header = new ArrayList<>(List.of("variant", "group", "runs", what, "to the reference", "p"));
        more.forEach(metric -> header.add(column(metric)));
        header.forEach(column -> html.raw("<th scope=\"col\">").text(column).raw("</th>"));
        html.raw("</tr></thead>\n<tbody>\n");
        List<String> groups = lead.ofSwarm() ? List.of(GroupStatistics.ALL) : folder.downloadingGroups();
        for (Variant variant : folder.variants()) {
            for (int i = 0; i < groups.size(); i++) {
                row(html, folder, variant, groups.get(i), i == 0 ? groups.size() : 0, more);
            }
        }
        html.raw("</tbody>\n</table>\n</div>\n<p class=\"note\">")
                .text(
                        "Medians over seeds with their 95 % bootstrap intervals. To the reference: the median over pairs of"
                                + " runs with the same seed of their ratio, or for shares of their difference, with its"
                                + " interval. p: Wilcoxon's signed-rank test, corrected by Holm's"
                                + " method for the number of variants; a dash where so few seeds cannot tell."
                                + (more.contains(Metric.EFFICIENCY)
                                        ? " x bound: how many times its lower bound the last completion took."
                                        : ""))
                .raw("</p>\n</section>\n");
    }

    private static void row(
            Html html, ComparisonFolder folder, Variant variant, String group, int span, List<Metric> more) {
        Metric lead = folder.info().lead();
        html.raw("<tr>");
        if (span > 0) {
            html.raw("<th scope=\"rowgroup\" rowspan=\"" + span + "\">")
                    .text(variant.name())
                    .raw("</th>");
        }
        double[] values = values(folder, variant, group, lead);
        cell(html, group);
        cell(html, values.length + " of " + folder.seeds().size());
        if (values.length == 0) {
            cell(html, NONE);
        } else {
            Estimate estimate = Estimate.of(values);
            cell(
                    html,
                    values.length == 1
                            ? Amounts.brief(estimate.median(), lead.unit())
                            : Amounts.brief(
                                    estimate.median(),
                                    estimate.medianInterval().low(),
                                    estimate.medianInterval().high(),
                                    lead.unit()));
        }
        Optional<Effect> effect = Effects.toReference(folder, group, lead, Optional.empty()).stream()
                .filter(each -> each.contrast().variant().equals(variant))
                .findFirst();
        cell(
                html,
                variant.equals(folder.reference())
                        ? "reference"
                        : effect.filter(each -> !each.pairs().isEmpty())
                                .map(EffectWords::amount)
                                .orElse(NONE));
        cell(html, effect.map(VariantTable::probability).orElse(NONE));
        for (Metric metric : more) {
            double[] others = values(folder, variant, group, metric);
            cell(
                    html,
                    others.length == 0
                            ? NONE
                            : Amounts.brief(Estimate.of(others).median(), metric.unit()));
        }
        html.raw("</tr>\n");
    }

    private static double[] values(ComparisonFolder folder, Variant variant, String group, Metric metric) {
        return folder.values(variant, group, metric, Optional.empty()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static String column(Metric metric) {
        return metric == Metric.EFFICIENCY ? "x bound" : metric.word().replace('-', ' ');
    }

    /** A dash where so few seeds could show nothing, whatever they gave. */
    private static String probability(Effect effect) {
        boolean tells =
                effect.conclusion() == Effect.Conclusion.SHOWN || effect.conclusion() == Effect.Conclusion.NOT_SHOWN;
        if (!tells) {
            return NONE;
        }
        return effect.adjustedP() < 0.001 ? "<0.001" : Amounts.brief(effect.adjustedP(), Unit.NUMBER);
    }

    private static void cell(Html html, String text) {
        html.raw("<td>").text(text).raw("</td>");
    }
}
