package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Amounts;
import io.swarmbed.reports.metric.Measurements;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.KolmogorovDistance;
import io.swarmbed.reports.stats.PairedRatios;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Expectation;
import io.swarmbed.simulator.scenario.Operand;
import io.swarmbed.simulator.scenario.WorldKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Judges whether the values of an axis, such as two worlds, give the same result as its first one. */
final class AgreementJudge {
    private final Results results;

    AgreementJudge(Results results) {
        this.results = results;
    }

    List<Verdict> judge(Expectation.Agreement expectation) {
        return results.comparison().paired() ? ofVariants(expectation) : ofCombinations(expectation);
    }

    /** Of paired lists the first variant with every other that has another value on the axis. */
    private List<Verdict> ofVariants(Expectation.Agreement expectation) {
        List<Map<String, String>> variants = results.comparison().variants();
        Map<String, String> first = variants.get(0);
        String value = first.getOrDefault(expectation.axis(), "");
        List<Verdict> verdicts = new ArrayList<>();
        for (Map<String, String> other : variants) {
            if (!value.equals(other.get(expectation.axis()))) {
                for (String group : groups(expectation, first, other)) {
                    verdicts.add(verdict(expectation, group, first, other, Variant.words(other)));
                }
            }
        }
        return verdicts;
    }

    private List<Verdict> ofCombinations(Expectation.Agreement expectation) {
        List<Comparison.Axis> others = new ArrayList<>();
        List<String> values = List.of();
        for (Comparison.Axis axis : results.axes()) {
            List<String> chosen = expectation.variant().getOrDefault(axis.path(), axis.values());
            if (axis.path().equals(expectation.axis())) {
                values = chosen;
            } else {
                others.add(new Comparison.Axis(axis.path(), chosen));
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Map<String, String> settings : Comparison.combinations(others)) {
            for (String value : values.subList(1, values.size())) {
                Map<String, String> first = with(settings, expectation.axis(), values.get(0));
                Map<String, String> other = with(settings, expectation.axis(), value);
                for (String group : groups(expectation, first, other)) {
                    verdicts.add(verdict(expectation, group, first, other, Variant.words(settings)));
                }
            }
        }
        return verdicts;
    }

    /** In the order of the axes, as results are found by. */
    private Map<String, String> with(Map<String, String> settings, String path, String value) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Comparison.Axis axis : results.axes()) {
            all.put(axis.path(), axis.path().equals(path) ? value : settings.getOrDefault(axis.path(), value));
        }
        return all;
    }

    /** The expectation's groups, or all that download or were measured on one of the sides, or else the swarm as a whole. */
    private List<String> groups(
            Expectation.Agreement expectation, Map<String, String> first, Map<String, String> other) {
        if (!expectation.groups().isEmpty()) {
            return expectation.groups();
        }
        List<String> groups = results.groups().stream()
                .filter(group -> !group.equals(Operand.ALL))
                .filter(group ->
                        concerns(expectation.metric(), group, first) || concerns(expectation.metric(), group, other))
                .toList();
        return groups.isEmpty() ? List.of(Operand.ALL) : groups;
    }

    private boolean concerns(Metric metric, String group, Map<String, String> settings) {
        return pooled(metric, group, settings, 0, 1).size() > 0
                || results.seeds().stream()
                        .anyMatch(seed -> results.run(settings, seed)
                                .filter(run -> run.value(Metric.COMPLETED, group, Optional.empty())
                                        .isPresent())
                                .isPresent());
    }

    /** How far a result is from itself: of worlds the virtual one, which has no noise of a machine, else the first value. */
    private OptionalDouble halves(Expectation.Agreement expectation, String group, Map<String, String> first) {
        String virtual = WorldKind.VIRTUAL.word();
        boolean worlds = expectation.axis().equals("world")
                && results.axes().stream()
                        .anyMatch(axis ->
                                axis.path().equals("world") && axis.values().contains(virtual));
        Map<String, String> settings = worlds && !results.comparison().paired() ? with(first, "world", virtual) : first;
        return KolmogorovDistance.of(
                pooled(expectation.metric(), group, settings, 0, 2),
                pooled(expectation.metric(), group, settings, 1, 2));
    }

    private Verdict verdict(
            Expectation.Agreement expectation,
            String group,
            Map<String, String> first,
            Map<String, String> other,
            String where) {
        Metric metric = expectation.metric();
        List<Double> ratios = ratios(metric, group, first, other);
        Optional<PairedRatios> paired = PairedRatios.of(ratios);
        OptionalDouble distance =
                KolmogorovDistance.of(pooled(metric, group, first, 0, 1), pooled(metric, group, other, 0, 1));
        OptionalDouble halves = halves(expectation, group, first);
        double limit =
                Math.max(expectation.distance().doubleValue(), Expectation.Agreement.HALVES_FACTOR * halves.orElse(0));
        double within = expectation.within().doubleValue();
        boolean close = paired.isPresent()
                && paired.get().low() >= 1 - within
                && paired.get().high() <= 1 + within;
        boolean alike = distance.isPresent() && distance.getAsDouble() <= limit;
        boolean enough = ratios.size() >= 2;
        int asked = results.seeds().size();
        Verdict.Status status = asked < 2 ? Verdict.Status.NOT_JUDGED : Verdict.status(enough && close && alike);
        List<Double> values = new ArrayList<>();
        paired.ifPresent(ratio -> values.addAll(List.of(ratio.median(), ratio.low(), ratio.high())));
        distance.ifPresent(values::add);
        halves.ifPresent(values::add);
        return new Verdict(
                status,
                expectation.claim(),
                expectation.published(),
                metric.word() + " of " + group + ", " + other.get(expectation.axis()) + " / "
                        + first.get(expectation.axis()),
                where,
                ExpectationText.expected(expectation),
                paired.map(AgreementJudge::words).orElse("–") + ", distance " + text(distance) + " (halves "
                        + text(halves) + ")",
                values,
                ratios.size(),
                note(paired, within, alike, asked));
    }

    /** Why it does not hold, if it does not. */
    private static String note(Optional<PairedRatios> paired, double within, boolean alike, int asked) {
        if (asked < 2) {
            return "needs at least two seeds";
        }
        List<String> notes = new ArrayList<>();
        int gave = paired.map(ratio -> ratio.ratios().size()).orElse(0);
        if (gave < asked) {
            notes.add(gave + " of " + asked + " seeds gave a number");
        }
        paired.ifPresent(ratio -> {
            if (Math.abs(ratio.median() - 1) > within) {
                notes.add("the medians differ");
            } else if (ratio.low() < 1 - within || ratio.high() > 1 + within) {
                notes.add("the interval is too wide to tell: take more seeds");
            }
        });
        if (gave > 0 && !alike) {
            notes.add("the distributions differ");
        }
        return String.join("; ", notes);
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Amounts.plain(value.getAsDouble()) : "–";
    }

    /** A ratio and its interval. */
    static String words(PairedRatios ratio) {
        return Amounts.plain(ratio.median())
                + (ratio.ratios().size() > 1
                        ? " [" + Amounts.plain(ratio.low()) + ", " + Amounts.plain(ratio.high()) + "]"
                        : "");
    }

    private List<Double> ratios(Metric metric, String group, Map<String, String> first, Map<String, String> other) {
        List<Double> ratios = new ArrayList<>();
        for (long seed : results.seeds()) {
            OptionalDouble divisor = median(metric, group, first, seed);
            OptionalDouble dividend = median(metric, group, other, seed);
            if (dividend.isPresent() && divisor.orElse(0) > 0) {
                ratios.add(dividend.getAsDouble() / divisor.getAsDouble());
            }
        }
        return ratios;
    }

    private OptionalDouble median(Metric metric, String group, Map<String, String> settings, long seed) {
        Optional<Measurements> run = results.run(settings, seed);
        return run.isPresent() ? run.get().value(metric, group, Optional.of(Across.MEDIAN)) : OptionalDouble.empty();
    }

    /** The values of all peers in the runs of every {@code step}-th seed. */
    private Distribution pooled(Metric metric, String group, Map<String, String> settings, int start, int step) {
        DoubleStream.Builder values = DoubleStream.builder();
        for (int i = start; i < results.seeds().size(); i += step) {
            results.run(settings, results.seeds().get(i)).ifPresent(run -> {
                for (double value : run.values(metric, group).values()) {
                    values.add(value);
                }
            });
        }
        return Distribution.of(values.build());
    }
}
