package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Operand;
import io.swarmbed.simulator.scenario.PeerGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads which number of a run is meant: {@code metric}, {@code group}, {@code across} and {@code variant}. */
final class OperandReader {
    private final List<String> groups = new ArrayList<>();
    private final Comparison comparison;

    OperandReader(List<PeerGroup> peers, Comparison comparison) {
        peers.forEach(group -> groups.add(group.name()));
        groups.add(Operand.ALL);
        this.comparison = comparison;
    }

    /**
     * What was written; an operand takes what it leaves out from the expectation around it.
     *
     * @param groups none where none was named
     */
    record Partial(
            Optional<Metric> metric, List<String> groups, Optional<Across> across, Map<String, List<String>> variant) {
        static final Partial NOTHING = new Partial(Optional.empty(), List.of(), Optional.empty(), Map.of());

        /** One operand for each group that is meant; none without a metric. */
        List<Operand> operands() {
            List<String> each = groups.isEmpty() ? List.of(Operand.ALL) : groups;
            return metric.map(what -> each.stream()
                            .map(group -> new Operand(what, group, across, variant))
                            .toList())
                    .orElse(List.of());
        }

        Partial ofGroup(String group) {
            return new Partial(metric, List.of(group), across, variant);
        }
    }

    Partial read(Fields fields, Partial outer) {
        Value metricValue = fields.value("metric");
        Value groupValue = fields.value("group");
        Value acrossValue = fields.value("across");
        Optional<Metric> metric = metricValue.present() ? metric(metricValue) : outer.metric();
        List<String> chosen = groupValue.items().stream().map(this::group).toList();
        Optional<Across> across = across(acrossValue);
        if (acrossValue.present() && metric.isPresent() && metric.get().across().isEmpty()) {
            acrossValue.problem("'" + metric.get().word() + "' has one value in a run; leave 'across' out");
        }
        if (groupValue.present() && metric.isPresent() && metric.get().ofSwarm()) {
            groupValue.problem("'" + metric.get().word() + "' is of the whole swarm; leave 'group' out");
        }
        Map<String, List<String>> variant = new LinkedHashMap<>(outer.variant());
        variant.putAll(variant(fields.value("variant")));
        return new Partial(metric, chosen.isEmpty() ? outer.groups() : chosen, across.or(outer::across), variant);
    }

    static Optional<Metric> metric(Value value) {
        return choice(value, "metric", Metric.all(), Metric::word);
    }

    static Optional<Across> across(Value value) {
        return choice(value, "statistic", Arrays.asList(Across.values()), Across::word);
    }

    String group(Value value) {
        return choice(value, "group", groups, Function.identity()).orElse(Operand.ALL);
    }

    Map<String, List<String>> variant(Value value) {
        TreeSet<String> paths = new TreeSet<>();
        comparison.axes().forEach(axis -> paths.add(axis.path()));
        Map<String, List<String>> variant = new LinkedHashMap<>();
        value.entries().forEach((path, values) -> {
            if (!paths.contains(path)) {
                value.problem("'" + path + "' is not under 'compare.vary'; " + Nearest.advice(path, paths));
                return;
            }
            List<String> known = comparison.axes().stream()
                    .filter(axis -> axis.path().equals(path))
                    .findFirst()
                    .map(Comparison.Axis::values)
                    .orElse(List.of());
            List<String> chosen = values.items().stream()
                    .map(item -> known(item, path, known))
                    .toList();
            if (chosen.isEmpty()) {
                values.problem("lists no values; write " + path + ": one, or [one, another]");
            } else {
                variant.put(path, chosen);
            }
        });
        return variant;
    }

    private static String known(Value value, String path, List<String> known) {
        String text = value.flowText().orElse("");
        if (!known.contains(text)) {
            value.problem("'" + text + "' is not a value of '" + path + "' under 'compare.vary'; "
                    + Nearest.advice(text, known));
        }
        return text;
    }

    private static <T> Optional<T> choice(Value value, String kind, List<T> all, Function<T, String> word) {
        Optional<String> text = value.scalar("the name of a " + kind);
        Optional<T> found = all.stream()
                .filter(one -> text.equals(Optional.of(word.apply(one))))
                .findFirst();
        if (text.isPresent() && found.isEmpty()) {
            List<String> names = all.stream().map(word).toList();
            value.problem("no " + kind + " is named '" + text.get() + "'; " + Nearest.advice(text.get(), names));
        }
        return found;
    }
}
