package io.swarmbed.reports.comparison;

import io.swarmbed.reports.comparison.Finding.Kind;
import io.swarmbed.reports.metric.Amounts;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Estimate;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a comparison says, in sentences, the most important first: what each variant does to the leading metric, what can and
 * cannot be concluded, then other metrics that differ clearly.
 */
public final class Findings {
    /** So many sentences on the leading metric; more is a table. */
    private static final int MOST = 12;

    private static final List<Metric> OTHERS =
            List.of(Metric.UPLINK_UTILISATION, Metric.FAIRNESS, Metric.WASTE, Metric.SEED_COPIES);

    private final ComparisonFolder folder;
    private final Metric lead;

    private Findings(ComparisonFolder folder) {
        this.folder = folder;
        this.lead = folder.info().lead();
    }

    /** The sentences, each with its full stop; none when no run counts and none failed. */
    public static List<Finding> of(ComparisonFolder folder) {
        return new Findings(folder).all();
    }

    private List<Finding> all() {
        Caveats caveats = new Caveats(folder);
        List<Statement> statements = statements(lead);
        List<Finding> findings = new ArrayList<>(caveats.first());
        findings.addAll(folder.design().factors().isEmpty() ? measured() : told(statements));
        findings.addAll(caveats.ofRuns());
        findings.addAll(others());
        boolean differs = findings.stream().anyMatch(finding -> finding.kind() == Kind.DIFFERENCE);
        findings.addAll(caveats.ofSeeds(
                statements.stream()
                        .flatMap(statement -> statement.entries().stream())
                        .map(Statement.Entry::effect)
                        .toList(),
                differs));
        return List.copyOf(findings);
    }

    private List<Finding> told(List<Statement> statements) {
        List<Finding> findings = statements.stream()
                .filter(statement -> !statement.isOfNoDifference())
                .sorted(Comparator.comparingDouble(Statement::weight).reversed())
                .limit(MOST)
                .map(Statement::finding)
                .collect(Collectors.toCollection(ArrayList::new));
        List<Statement> alike =
                statements.stream().filter(Statement::isOfNoDifference).toList();
        alike.stream()
                .limit(Math.max(1, MOST - findings.size()))
                .map(Statement::finding)
                .forEach(findings::add);
        int untold = statements.size() - findings.size();
        if (untold > 0) {
            findings.add(
                    new Finding(Kind.NO_DIFFERENCE, "What " + untold + " other contrasts say is in statistics.csv."));
        }
        return findings;
    }

    /** The groups that the leading metric is told of. */
    private List<String> groups(Metric metric) {
        return metric.ofSwarm() ? List.of(GroupStatistics.ALL) : folder.downloadingGroups();
    }

    /** The one that stands for the swarm. */
    private Optional<String> swarm(Metric metric) {
        List<String> groups = groups(metric);
        return groups.isEmpty() ? Optional.empty() : Optional.of(groups.get(groups.size() - 1));
    }

    private List<Statement> statements(Metric metric) {
        List<Design.Factor> factors = folder.design().factors();
        List<Statement> statements = new ArrayList<>();
        for (Design.Factor factor : factors) {
            boolean several = factor.contrasts().stream()
                    .anyMatch(contrast -> !contrast.held().isEmpty());
            statements.addAll(several ? ofSettings(factor, metric) : ofGroups(factor, metric, groups(metric)));
        }
        return statements;
    }

    /** One statement for each variant, with an entry for each group. */
    private List<Statement> ofGroups(Design.Factor factor, Metric metric, List<String> groups) {
        Map<Design.Contrast, List<Statement.Entry>> entries = new LinkedHashMap<>();
        for (String group : groups) {
            for (Effect effect : Effects.of(folder, factor.contrasts(), group, metric, Optional.empty())) {
                if (!effect.pairs().isEmpty()) {
                    entries.computeIfAbsent(effect.contrast(), contrast -> new ArrayList<>())
                            .add(new Statement.Entry(place(group, groups), effect));
                }
            }
        }
        List<Statement> statements = new ArrayList<>();
        entries.forEach((contrast, each) -> statements.add(
                new Statement(contrast.variant().name(), contrast.reference().name(), each, "groups")));
        return statements;
    }

    private static String place(String group, List<String> groups) {
        if (!group.equals(GroupStatistics.ALL)) {
            return groups.size() == 1 ? group : "for " + group;
        }
        return groups.size() == 1 ? "" : "overall";
    }

    /** One statement for each value of the axis, with an entry for each setting of the others. */
    private List<Statement> ofSettings(Design.Factor factor, Metric metric) {
        Design design = folder.design();
        Map<String, List<Statement.Entry>> entries = new LinkedHashMap<>();
        Map<String, String> references = new LinkedHashMap<>();
        if (swarm(metric).isEmpty()) {
            return List.of();
        }
        for (Effect effect :
                Effects.of(folder, factor.contrasts(), swarm(metric).get(), metric, Optional.empty())) {
            if (!effect.pairs().isEmpty()) {
                Design.Contrast contrast = effect.contrast();
                String value = setting(factor, contrast.variant());
                references.put(value, setting(factor, contrast.reference()));
                entries.computeIfAbsent(value, each -> new ArrayList<>())
                        .add(new Statement.Entry("with " + design.names(contrast.held()), effect));
            }
        }
        String kinds = "settings of "
                + design.axes().stream()
                        .map(Axis::path)
                        .filter(path -> !path.equals(factor.path()))
                        .map(path -> new SettingNames(design.axes()).key(path))
                        .collect(Collectors.joining(" and "));
        List<Statement> statements = new ArrayList<>();
        entries.forEach(
                (value, each) -> statements.add(new Statement(value, references.getOrDefault(value, ""), each, kinds)));
        return statements;
    }

    private String setting(Design.Factor factor, Variant variant) {
        return folder.design().name(factor.path(), variant.settings().getOrDefault(factor.path(), ""));
    }

    /** What the one variant gives. */
    private List<Finding> measured() {
        List<Finding> findings = new ArrayList<>();
        for (String group : groups(lead)) {
            double[] values = folder.values(folder.reference(), group, lead, Optional.empty()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (values.length > 0) {
                Estimate estimate = Estimate.of(values);
                String number = values.length == 1
                        ? Amounts.brief(estimate.median(), lead.unit())
                        : Amounts.brief(
                                estimate.median(),
                                estimate.medianInterval().low(),
                                estimate.medianInterval().high(),
                                lead.unit());
                String of = group.equals(GroupStatistics.ALL) ? "" : " of " + group;
                findings.add(new Finding(
                        Kind.MEASURE,
                        Statement.capital(EffectWords.noun(lead, Optional.empty())) + of + ": " + number
                                + (values.length == 1
                                        ? " with one seed."
                                        : ", median of " + values.length + " seeds.")));
            }
        }
        return findings;
    }

    private List<Finding> others() {
        List<Finding> findings = new ArrayList<>();
        for (Metric metric : OTHERS) {
            if (metric != lead && swarm(metric).isPresent()) {
                boolean oneFactor = folder.design().factors().size() == 1;
                List<Statement> clear = (oneFactor
                                ? ofGroups(
                                        folder.design().factors().get(0),
                                        metric,
                                        List.of(swarm(metric).get()))
                                : statements(metric))
                        .stream().filter(Findings::isClear).toList();
                if (oneFactor && !clear.isEmpty()) {
                    findings.add(listed(metric, clear));
                } else if (!clear.isEmpty()) {
                    clear.stream()
                            .max(Comparator.comparingDouble(Statement::weight))
                            .map(Statement::finding)
                            .ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    /** The variants that differ clearly from the reference, after the reference itself. */
    private Finding listed(Metric metric, List<Statement> clear) {
        String group = swarm(metric).orElseThrow();
        List<String> parts = new ArrayList<>();
        parts.add(with(folder.reference(), group, metric));
        for (Statement statement : clear) {
            parts.add(with(statement.entries().get(0).effect().contrast().variant(), group, metric));
        }
        String of = group.equals(GroupStatistics.ALL) ? "" : " of " + group;
        return new Finding(
                Kind.DIFFERENCE,
                Statement.capital(EffectWords.noun(metric, Optional.empty())) + of + ": " + String.join(", ", parts)
                        + ".");
    }

    private String with(Variant variant, String group, Metric metric) {
        double[] values = folder.values(variant, group, metric, Optional.empty()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Amounts.brief(Estimate.of(values).median(), metric.unit()) + " with " + variant.name();
    }

    /** Whether it is worth a sentence beside the leading metric. */
    private static boolean isClear(Statement statement) {
        return statement.entries().stream().map(Statement.Entry::effect).anyMatch(Findings::isClear);
    }

    private static boolean isClear(Effect effect) {
        double least = effect.metric() == Metric.WASTE ? 0.01 : 0.02;
        boolean large = EffectWords.relative(effect)
                ? Math.abs(effect.relative().orElse(0)) >= 0.05
                : Math.abs(effect.differences().orElseThrow().median()) >= least;
        return effect.hasDirection() && large;
    }
}
