package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.reports.comparison.Verdict.Status;
import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Amounts;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.metric.Unit;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.simulator.scenario.Expectation;
import io.swarmbed.simulator.scenario.Expectation.Form;
import io.swarmbed.simulator.scenario.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Holds results against expectations. Numbers that need several operands are made for each seed first. */
public final class Judge {
    private final Results results;
    private final Cases cases;

    public Judge(Results results) {
        this.results = results;
        this.cases = new Cases(results.comparison());
    }

    /** A verdict on each expectation in each case in which it is to hold. */
    public List<Verdict> judge(List<Expectation> expectations) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Expectation expectation : expectations) {
            Optional<String> missing = cases.missing(expectation.selections());
            if (missing.isPresent()) {
                verdicts.add(notJudged(expectation, "needs a comparison with " + missing.get()));
            } else if (expectation instanceof Expectation.Measured measured) {
                cases.of(measured.operands()).forEach(one -> verdicts.add(measured(measured, one)));
            } else if (expectation instanceof Expectation.Ordered ordered) {
                cases.of(ordered.operands()).forEach(one -> verdicts.add(ordered(ordered, one)));
            } else {
                verdicts.addAll(agreement((Expectation.Agreement) expectation));
            }
        }
        return verdicts;
    }

    private List<Verdict> agreement(Expectation.Agreement expectation) {
        boolean varied = results.axes().stream()
                .anyMatch(axis ->
                        axis.path().equals(expectation.axis()) && axis.values().size() > 1);
        return varied
                ? new AgreementJudge(results).judge(expectation)
                : List.of(notJudged(expectation, "needs a comparison that varies " + expectation.axis()));
    }

    private Verdict measured(Expectation.Measured expectation, Cases.Case one) {
        List<Double> numbers = new ArrayList<>();
        for (long seed : results.seeds()) {
            values(expectation.operands(), one, seed)
                    .flatMap(values -> combined(expectation.form(), values))
                    .ifPresent(numbers::add);
        }
        Distribution all = distribution(numbers);
        OptionalDouble value = expectation.over().of(all);
        if (expectation.over() == Across.SD && numbers.size() == 1) {
            return notJudged(expectation, "needs a comparison of several seeds");
        }
        Unit unit = expectation.form() == Form.RATIO || expectation.form() == Form.SPREAD
                ? Unit.NUMBER
                : expectation.operands().get(0).metric().unit();
        boolean met = value.isPresent()
                && numbers.size() == seedsThatRan(one)
                && expectation.range().contains(value.getAsDouble());
        return new Verdict(
                Verdict.status(met),
                expectation.claim(),
                expectation.published(),
                ExpectationText.subject(expectation),
                where(one),
                ExpectationText.expected(expectation),
                found(value, all, unit),
                value.isPresent() ? List.of(value.getAsDouble()) : List.of(),
                numbers.size(),
                note(expectation.operands(), one, numbers.size()));
    }

    /** With the lowest and the highest of all seeds. */
    private static String found(OptionalDouble value, Distribution all, Unit unit) {
        if (value.isEmpty()) {
            return "";
        }
        return all.size() > 1
                ? Amounts.text(value.getAsDouble(), all.get(0), all.get(all.size() - 1), unit)
                : Amounts.text(value.getAsDouble(), unit);
    }

    private Verdict ordered(Expectation.Ordered expectation, Cases.Case one) {
        List<List<Double>> bySeed = results.seeds().stream()
                .flatMap(seed -> values(expectation.operands(), one, seed).stream())
                .toList();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < expectation.operands().size(); i++) {
            int operand = i;
            expectation
                    .over()
                    .of(distribution(
                            bySeed.stream().map(each -> each.get(operand)).toList()))
                    .ifPresent(values::add);
        }
        int sign = expectation.direction() == Expectation.Direction.INCREASING ? 1 : -1;
        boolean met = values.size() == expectation.operands().size() && bySeed.size() == seedsThatRan(one);
        for (int i = 1; i < values.size(); i++) {
            met &= sign * Double.compare(values.get(i), values.get(i - 1)) > 0;
        }
        return new Verdict(
                Verdict.status(met),
                expectation.claim(),
                expectation.published(),
                ExpectationText.subject(expectation),
                where(one),
                ExpectationText.expected(expectation),
                values.stream()
                        .map(value -> Amounts.text(
                                value, expectation.operands().get(0).metric().unit()))
                        .collect(Collectors.joining(", ")),
                values,
                bySeed.size(),
                note(expectation.operands(), one, bySeed.size()));
    }

    /** Those of the operands with one seed, so that all are of the same seeds; empty where one is missing. */
    private Optional<List<Double>> values(List<Operand> operands, Cases.Case one, long seed) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            value(operands.get(i), one.ofOperands().get(i), seed).ifPresent(values::add);
        }
        return values.size() == operands.size() ? Optional.of(values) : Optional.empty();
    }

    /** With so many seeds there is a run that counts for each operand. What one of them does not tell is a miss. */
    private long seedsThatRan(Cases.Case one) {
        return results.seeds().stream()
                .filter(seed -> one.ofOperands().stream()
                        .allMatch(settings -> results.run(settings, seed).isPresent()))
                .count();
    }

    /** Empty where a number would be divided by 0. */
    private static Optional<Double> combined(Form form, List<Double> values) {
        Distribution all = distribution(values);
        return switch (form) {
            case METRIC -> Optional.of(values.get(0));
            case DIFFERENCE -> Optional.of(values.get(0) - values.get(1));
            case RATIO -> values.get(1) == 0 ? Optional.empty() : Optional.of(values.get(0) / values.get(1));
            case SPREAD -> all.get(0) == 0 ? Optional.empty() : Optional.of(all.get(all.size() - 1) / all.get(0));
        };
    }

    private Optional<Double> value(Operand operand, Map<String, String> settings, long seed) {
        return results.run(settings, seed)
                .flatMap(run -> run.value(operand.metric(), operand.group(), operand.across()).stream()
                        .boxed()
                        .findFirst());
    }

    private String where(Cases.Case one) {
        return Variant.words(one.shared());
    }

    private String note(List<Operand> operands, Cases.Case one, int seeds) {
        if (seeds == 0) {
            return "no run gave this number";
        }
        List<String> notes = new ArrayList<>();
        if (seeds < results.seeds().size()) {
            notes.add("in " + seeds + " of " + results.seeds().size() + " seeds");
        }
        long silent = seedsThatRan(one) - seeds;
        if (silent > 0) {
            notes.add("with " + silent + " a run that counts gave no number");
        }
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i).metric() == Metric.COMPLETION_TIME
                    && losesPeers(operands.get(i), one.ofOperands().get(i))) {
                notes.add("of the peers that completed, which not all did");
                break;
            }
        }
        return String.join("; ", notes);
    }

    private boolean losesPeers(Operand operand, Map<String, String> settings) {
        return results.seeds().stream()
                .flatMap(seed -> results.run(settings, seed).stream())
                .anyMatch(run -> run.value(Metric.COMPLETED, operand.group(), Optional.empty())
                                .orElse(1)
                        < 1);
    }

    private static Verdict notJudged(Expectation expectation, String why) {
        return new Verdict(
                Status.NOT_JUDGED,
                expectation.claim(),
                expectation.published(),
                ExpectationText.subject(expectation),
                "",
                ExpectationText.expected(expectation),
                "",
                List.of(),
                0,
                why);
    }

    private static Distribution distribution(List<Double> values) {
        return Distribution.of(values.stream().flatMapToDouble(DoubleStream::of));
    }
}
