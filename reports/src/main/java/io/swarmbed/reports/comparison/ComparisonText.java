package io.swarmbed.reports.comparison;

import io.swarmbed.reports.comparison.Effect.Conclusion;
import io.swarmbed.reports.metric.Amounts;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.metric.Unit;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.Estimate;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison for a terminal: findings, then a table of variants. */
public final class ComparisonText {
    private final ComparisonFolder folder;
    private final Metric lead;

    private ComparisonText(ComparisonFolder folder) {
        this.folder = folder;
        this.lead = folder.info().lead();
    }

    /** The findings, each beginning with a mark: {@code !} for what is to be known before believing the others. */
    public static String findings(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(Wrapping.paragraph(finding.kind() == Finding.Kind.CAVEAT ? "! " : "* ", finding.text()));
        }
        return text.toString();
    }

    /** A row for each variant and group, and how to read it. */
    public static String table(ComparisonFolder folder) {
        return new ComparisonText(folder).table();
    }

    private String table() {
        List<String> groups = lead.ofSwarm() ? List.of(GroupStatistics.ALL) : folder.downloadingGroups();
        boolean several = folder.variants().size() > 1;
        Columns columns = new Columns(
                2,
                List.of(
                        "variant",
                        "group",
                        "runs",
                        EffectWords.noun(lead, Optional.empty()).replace(" time", ""),
                        several ? "to reference" : "",
                        "p",
                        "uplinks",
                        "x bound"));
        Map<String, List<Effect>> effects = new HashMap<>();
        groups.forEach(group -> effects.put(group, Effects.toReference(folder, group, lead, Optional.empty())));
        for (Variant variant : folder.variants()) {
            for (String group : groups) {
                Optional<Effect> effect = effects.getOrDefault(group, List.of()).stream()
                        .filter(each -> each.contrast().variant().equals(variant))
                        .findFirst();
                boolean first = group.equals(groups.get(0));
                boolean last = group.equals(groups.get(groups.size() - 1));
                columns.add(List.of(
                        first ? variant.name() : "",
                        group,
                        first ? runs(variant) : "",
                        estimate(variant, group),
                        several && variant.equals(folder.reference())
                                ? first ? "reference" : ""
                                : effect.filter(each -> !each.pairs().isEmpty())
                                        .map(EffectWords::amount)
                                        .orElse(""),
                        effect.map(ComparisonText::p).orElse(""),
                        median(variant, group, Metric.UPLINK_UTILISATION),
                        last ? median(variant, GroupStatistics.ALL, Metric.EFFICIENCY) : ""));
            }
        }
        return columns + legend(several);
    }

    private String legend(boolean several) {
        return Wrapping.paragraph(
                "",
                "Numbers are medians over seeds with 95 % intervals."
                        + (several
                                ? " To the reference: paired by seed. p: Wilcoxon signed-rank, corrected for the number of"
                                        + " variants (Holm); a dash where so few seeds cannot tell."
                                : "")
                        + " Uplinks: utilisation."
                        + (folder.has(GroupStatistics.ALL, Metric.EFFICIENCY)
                                ? " x bound: how many times its lower bound the last completion took."
                                : ""));
    }

    private String runs(Variant variant) {
        long counting = folder.runs().stream()
                .filter(run -> run.variant().equals(variant) && run.counts())
                .count();
        return counting + " of " + folder.seeds().size();
    }

    private String estimate(Variant variant, String group) {
        double[] values = numbers(variant, group, lead);
        if (values.length == 0) {
            return "–";
        }
        Estimate estimate = Estimate.of(values);
        return values.length == 1
                ? Amounts.brief(estimate.median(), lead.unit())
                : Amounts.brief(
                        estimate.median(),
                        estimate.medianInterval().low(),
                        estimate.medianInterval().high(),
                        lead.unit());
    }

    private String median(Variant variant, String group, Metric metric) {
        Distribution values = Distribution.of(Arrays.stream(numbers(variant, group, metric)));
        return values.size() == 0 ? "" : Amounts.brief(values.median().orElseThrow(), metric.unit());
    }

    private double[] numbers(Variant variant, String group, Metric metric) {
        return folder.values(variant, group, metric, Optional.empty()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static String p(Effect effect) {
        Conclusion conclusion = effect.conclusion();
        if (conclusion == Conclusion.NO_NUMBERS) {
            return "";
        }
        boolean told = conclusion == Conclusion.SHOWN || conclusion == Conclusion.NOT_SHOWN;
        return told ? probability(effect.adjustedP()) : conclusion == Conclusion.SAME ? "" : "–";
    }

    private static String probability(double p) {
        return p < 0.001 ? "<0.001" : Amounts.brief(p, Unit.NUMBER);
    }
}
