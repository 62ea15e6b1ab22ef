package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.SessionPreset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads a number that may differ from peer to peer: a constant, a range, or one of the named forms.
 *
 * @param dimension what the numbers are
 * @param min the least value that may be written, in the base unit
 * @param max the greatest; {@link Distribution#UNLIMITED} allows values without limit
 */
record DistributionReader(Dimension dimension, long min, long max) {
    private static final List<String> FORMS =
            List.of("exponential", "weibull", "lognormal", "classes", "values", "csv");
    private static final List<String> TIME_FORMS =
            List.of("exponential", "weibull", "lognormal", "classes", "values", "csv", "session");
    static final int MAX_WEIGHT = 1_000_000;

    Distribution read(Value value, Distribution fallback) {
        if (!value.present()) {
            return fallback;
        }
        if (value.isMapping()) {
            return form(value).orElse(fallback);
        }
        return value.scalar(dimension.example() + ", a range, or a distribution")
                .flatMap(text -> text.contains("..") ? range(value, text) : constant(value, text))
                .orElse(fallback);
    }

    private Optional<Distribution> constant(Value value, String text) {
        return value.quantity(text, dimension, min, max).map(Distribution.Constant::new);
    }

    private Optional<Distribution> range(Value value, String text) {
        int dots = text.indexOf("..");
        String high = text.substring(dots + 2).strip();
        String low = text.substring(0, dots).strip();
        boolean bare = Dimension.unitOf(low).isEmpty() && !low.equals(Dimension.UNLIMITED_WORD);
        Optional<Long> to = finite(value, high);
        Optional<Long> from = finite(value, bare ? low + " " + Dimension.unitOf(high) : low);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get() > to.get()) {
            value.problem("'" + text + "' runs backwards; put the smaller value first");
            return Optional.empty();
        }
        return Optional.of(new Distribution.Uniform(from.get(), to.get()));
    }

    private Optional<Long> finite(Value value, String text) {
        return value.quantity(text, dimension, min, Math.min(max, Distribution.MAX_VALUE));
    }

    private Optional<Distribution> form(Value value) {
        Fields fields = value.fields("a distribution");
        Optional<Distribution> read = fields.choice(dimension == Dimension.TIME ? TIME_FORMS : FORMS)
                .flatMap(form -> switch (form) {
                    case "exponential" -> exponential(fields.section(form));
                    case "weibull" -> weibull(fields.section(form));
                    case "lognormal" -> lognormal(fields.section(form));
                    case "classes" -> classes(fields.value(form));
                    case "values" -> values(fields.value(form));
                    case "session" -> session(fields.value(form));
                    default -> new CsvColumn(dimension, min, max).read(fields).map(Distribution.Empirical::new);
                });
        fields.done();
        return read;
    }

    private Optional<Distribution> exponential(Fields fields) {
        Optional<Long> mean = required(fields, "mean");
        fields.done();
        return mean.map(Distribution.Exponential::new);
    }

    private Optional<Distribution> weibull(Fields fields) {
        Optional<BigDecimal> shape = decimal(fields, "shape", "0.1", "100");
        Optional<Long> scale = required(fields, "scale");
        fields.done();
        return shape.isPresent() && scale.isPresent()
                ? Optional.of(new Distribution.Weibull(shape.get(), scale.get()))
                : Optional.empty();
    }

    private Optional<Distribution> lognormal(Fields fields) {
        Optional<Long> median = required(fields, "median");
        Optional<BigDecimal> sigma = decimal(fields, "sigma", "0.001", "10");
        fields.done();
        return median.isPresent() && sigma.isPresent()
                ? Optional.of(new Distribution.Lognormal(median.get(), sigma.get()))
                : Optional.empty();
    }

    private Optional<Distribution> classes(Value list) {
        List<Distribution.Weighted> classes = new ArrayList<>();
        for (Value item : list.items()) {
            Fields fields = item.fields("{weight: 1, value: ...}");
            int weight = (int) fields.value("weight").whole(1, MAX_WEIGHT, 1);
            Value value = fields.value("value");
            if (!value.present()) {
                item.problem("a class has no value; write {weight: 1, value: ...}");
            }
            classes.add(new Distribution.Weighted(weight, read(value, new Distribution.Constant(min))));
            fields.done();
        }
        if (classes.isEmpty()) {
            list.problem("has no classes; list at least one {weight: 1, value: ...}");
            return Optional.empty();
        }
        return Optional.of(new Distribution.Classes(classes));
    }

    private Optional<Distribution> values(Value list) {
        List<Long> values = list.items().stream()
                .map(item -> item.quantity(dimension, min, max, min))
                .toList();
        if (values.isEmpty()) {
            list.problem("has no values; give at least one");
            return Optional.empty();
        }
        return Optional.of(new Distribution.Empirical(values));
    }

    private static Optional<Distribution> session(Value value) {
        Optional<String> name = value.scalar("the name of a preset");
        TreeSet<String> names = new TreeSet<>();
        for (SessionPreset preset : SessionPreset.ALL) {
            if (name.filter(preset.name()::equals).isPresent()) {
                return Optional.of(preset.time());
            }
            names.add(preset.name());
        }
        name.ifPresent(text -> value.problem("no preset is named '" + text + "'; " + Nearest.advice(text, names)));
        return Optional.empty();
    }

    private Optional<Long> required(Fields fields, String key) {
        Value value = present(fields, key);
        return value.scalar(dimension.example()).flatMap(text -> finite(value, text));
    }

    private static Optional<BigDecimal> decimal(Fields fields, String key, String min, String max) {
        Value value = present(fields, key);
        return value.present() ? Optional.of(value.decimal(min, max, BigDecimal.ONE)) : Optional.empty();
    }

    private static Value present(Fields fields, String key) {
        Value value = fields.value(key);
        if (!value.present()) {
            value.problem("is missing; a distribution has no defaults");
        }
        return value;
    }
}
