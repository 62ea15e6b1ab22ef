package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Comparison.Combine;
import io.swarmbed.simulator.scenario.QuantityException;
import io.swarmbed.simulator.scenario.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what is compared: {@code {vary: {home.picker: [rarest-first, random]}, seeds: 20}}. */
final class ComparisonReader {
    Comparison read(Fields fields) {
        Combine combine = fields.value("combine").word(List.of(Combine.values()), Combine.ALL);
        Value vary = fields.value("vary");
        List<Comparison.Axis> axes = new ArrayList<>();
        for (Map.Entry<String, Value> axis : vary.entries().entrySet()) {
            axis(axis.getKey(), axis.getValue(), combine).ifPresent(axes::add);
        }
        if (combine == Combine.PAIRED) {
            Optional<String> fault = unpairable(axes);
            fault.ifPresent(vary::problem);
            axes = fault.isPresent() ? List.of() : axes;
        }
        Seeds seeds = seeds(fields.value("seeds"));
        Value metric = fields.value("metric");
        Metric lead =
                metric.present() ? OperandReader.metric(metric).orElse(Metric.COMPLETION_TIME) : Metric.COMPLETION_TIME;
        Comparison comparison = new Comparison(axes, combine, seeds, Map.of(), lead);
        Value reference = fields.value("reference");
        Map<String, String> settings = new LinkedHashMap<>();
        reference
                .entries()
                .forEach((path, value) -> settings.put(path, value.flowText().orElse("")));
        Optional<String> fault = settings.isEmpty() ? Optional.empty() : noVariant(comparison, settings);
        fault.ifPresent(reference::problem);
        fields.done();
        return fault.isPresent() ? comparison : comparison.withReference(settings);
    }

    private static Optional<Comparison.Axis> axis(String path, Value list, Combine combine) {
        List<String> values = new ArrayList<>();
        for (Value item : list.items()) {
            String text = item.flowText().orElse("");
            if (combine == Combine.ALL && values.contains(text)) {
                item.problem("'" + text + "' is listed before; write each value once");
            } else if (item.present()) {
                values.add(text);
            }
        }
        Optional<String> refusal = refusal(path);
        if (values.isEmpty()) {
            list.problem("lists no values; write " + path + ": [one, another]");
        } else if (refusal.isPresent()) {
            list.problem(
                    "cannot be varied; " + refusal.get() + (path.equals("seed") ? "; write 'seeds' for that" : ""));
        } else {
            return Optional.of(new Comparison.Axis(path, values));
        }
        return Optional.empty();
    }

    /** Why this key cannot be an axis. */
    static Optional<String> refusal(String path) {
        return switch (path.split("[.\\[]", 2)[0]) {
            case "seed" -> Optional.of("every variant is run with the same seeds");
            case "compare", "expect" -> Optional.of("vary a key of the swarm");
            case "name", "description", "paper" -> Optional.of("it makes no other swarm");
            default -> Optional.empty();
        };
    }

    /** Why these lists cannot be walked side by side. */
    static Optional<String> unpairable(List<Comparison.Axis> axes) {
        if (axes.size() < 2) {
            return Optional.of("has nothing to pair; vary two keys or more, or leave pairing out");
        }
        Comparison.Axis first = axes.get(0);
        for (Comparison.Axis axis : axes) {
            if (axis.values().size() != first.values().size()) {
                return Optional.of("cannot be paired: '" + first.path() + "' has "
                        + first.values().size() + " values and '" + axis.path() + "' has "
                        + axis.values().size() + "; give them as many values each");
            }
        }
        Comparison paired = Comparison.NONE.withAxes(axes, Combine.PAIRED);
        return new HashSet<>(paired.variants()).size() < paired.variantCount()
                ? Optional.of("makes the same variant twice; give each pair of values once")
                : Optional.empty();
    }

    /** Why no variant has these settings, when none has. */
    static Optional<String> noVariant(Comparison comparison, Map<String, String> settings) {
        List<String> paths =
                comparison.axes().stream().map(Comparison.Axis::path).toList();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            List<String> values = comparison.axes().stream()
                    .filter(axis -> axis.path().equals(setting.getKey()))
                    .flatMap(axis -> axis.values().stream())
                    .toList();
            if (values.isEmpty()) {
                return Optional.of("'" + setting.getKey() + "' is not varied"
                        + (paths.isEmpty() ? "" : "; " + Nearest.advice(setting.getKey(), paths)));
            }
            if (!values.contains(setting.getValue())) {
                return Optional.of("no variant has " + setting.getKey() + "=" + setting.getValue() + "; "
                        + Nearest.advice(setting.getValue(), values));
            }
        }
        boolean there = comparison.variants().stream()
                .anyMatch(variant -> variant.entrySet().containsAll(settings.entrySet()));
        return there ? Optional.empty() : Optional.of("no variant has all of these settings; name one of them");
    }

    private static Seeds seeds(Value value) {
        List<Value> items = value.items();
        Optional<String> text = items.size() == 1
                ? items.get(0).scalar("how many, such as 20, or a range such as 3..12")
                : Optional.of(items.stream()
                        .map(item -> item.scalar("a seed").orElse(""))
                        .collect(Collectors.joining(",")));
        if (!value.present() || text.isEmpty()) {
            return Seeds.DEFAULT;
        }
        try {
            return Seeds.parse(text.get() + (value.isScalar() ? "" : ","));
        } catch (QuantityException error) {
            value.problem("'" + text.get() + "' " + error.getMessage());
            return Seeds.DEFAULT;
        }
    }
}
