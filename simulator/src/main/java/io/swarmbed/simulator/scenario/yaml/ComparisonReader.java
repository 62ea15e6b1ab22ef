package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.QuantityException;
import io.swarmbed.simulator.scenario.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what is compared: {@code {vary: {home.picker: [rarest-first, random]}, seeds: 20}}. */
final class ComparisonReader {
    Comparison read(Fields fields) {
        List<Comparison.Axis> axes = new ArrayList<>();
        for (Map.Entry<String, Value> axis : fields.value("vary").entries().entrySet()) {
            axis(axis.getKey(), axis.getValue()).ifPresent(axes::add);
        }
        Seeds seeds = seeds(fields.value("seeds"));
        fields.done();
        return new Comparison(axes, seeds);
    }

    private static Optional<Comparison.Axis> axis(String path, Value list) {
        List<String> values = new ArrayList<>();
        for (Value item : list.items()) {
            String text = item.flowText().orElse("");
            if (values.contains(text)) {
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
            case "name", "description" -> Optional.of("it makes no other swarm");
            default -> Optional.empty();
        };
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
