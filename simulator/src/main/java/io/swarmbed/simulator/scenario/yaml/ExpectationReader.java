package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.metric.Unit;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Expectation;
import io.swarmbed.simulator.scenario.Expectation.Direction;
import io.swarmbed.simulator.scenario.Expectation.Form;
import io.swarmbed.simulator.scenario.Operand;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.QuantityException;
import io.swarmbed.simulator.scenario.Range;
import io.swarmbed.simulator.scenario.yaml.OperandReader.Partial;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads what runs are to show; an expectation of several groups becomes one of each. */
final class ExpectationReader {
    private static final List<String> COMBINED = List.of("ratio", "difference", "spread", "order");
    private static final int MAX_CLAIM = 300;

    /** What is written of a claim that is not the paper's. */
    static final String NOTHING_PUBLISHED = "none";

    private final OperandReader operands;
    private final Comparison comparison;
    private final String unnumbered;

    /** @param paper what the scenario reproduces, empty for nothing */
    ExpectationReader(List<PeerGroup> peers, Comparison comparison, String paper) {
        this.unnumbered = paper.isEmpty() ? "" : Expectation.QUALITATIVE;
        this.operands = new OperandReader(peers, comparison);
        this.comparison = comparison;
    }

    List<Expectation> read(Value list) {
        List<Expectation> expectations = new ArrayList<>();
        for (Value item : list.items()) {
            Fields fields = item.fields("{metric: completion-time, is: '<= 60 s'}");
            String claim = fields.value("claim").text("", MAX_CLAIM).strip();
            String published = published(fields.value("published"));
            if (fields.value("agree").present()) {
                agreement(claim, published, fields).ifPresent(expectations::add);
            } else if (item.isMapping()) {
                expectations.addAll(numbers(claim, published, item, fields));
            }
            fields.done();
        }
        return expectations;
    }

    private String published(Value value) {
        String text = value.text(unnumbered, MAX_CLAIM).strip();
        return text.equals(NOTHING_PUBLISHED) ? "" : text;
    }

    private List<Expectation> numbers(String claim, String published, Value item, Fields fields) {
        Partial outer = operands.read(fields, Partial.NOTHING);
        Across over = OperandReader.across(fields.value("over")).orElse(Across.MEAN);
        Value is = fields.value("is");
        List<String> forms =
                COMBINED.stream().filter(form -> fields.value(form).present()).toList();
        if (forms.size() > 1) {
            item.problem("has several forms; give one of: " + String.join(", ", COMBINED));
            return List.of();
        }
        List<Expectation> read = new ArrayList<>();
        for (String group : outer.groups().isEmpty() ? List.of(Operand.ALL) : outer.groups()) {
            Partial around = outer.groups().isEmpty() ? outer : outer.ofGroup(group);
            List<Operand> numbers =
                    forms.isEmpty() ? around.operands() : combined(fields.value(forms.get(0)), forms.get(0), around);
            if (numbers.isEmpty()) {
                if (!fields.value("metric").present()) {
                    item.problem("has no metric; 'swarmbed list metrics' shows what there is");
                }
                return List.of();
            }
            if (forms.contains("order")) {
                Direction direction = is.word(List.of(Direction.values()), Direction.INCREASING);
                read.add(new Expectation.Ordered(claim, published, numbers, over, direction));
            } else {
                Form form = forms.isEmpty() ? Form.METRIC : form(forms.get(0));
                range(is, form, numbers.get(0).metric())
                        .ifPresent(range ->
                                read.add(new Expectation.Measured(claim, published, form, numbers, over, range)));
            }
        }
        return read.stream().distinct().toList();
    }

    private static Form form(String key) {
        return Form.valueOf(key.toUpperCase(Locale.ROOT));
    }

    private List<Operand> combined(Value list, String form, Partial outer) {
        List<Operand> read = new ArrayList<>();
        for (Value item : list.items()) {
            Fields fields = item.fields("{metric: ..., group: ..., variant: {...}}");
            List<Operand> each = operands.read(fields, outer).operands();
            if (each.size() > 1) {
                item.problem("names several groups; write one operand for each");
            }
            read.addAll(each);
            fields.done();
        }
        boolean pair = form.equals("ratio") || form.equals("difference");
        if (pair ? list.items().size() != 2 : list.items().size() < 2) {
            list.problem("has " + list.items().size() + " operands; list " + (pair ? "two" : "at least two"));
        }
        units(list, form, read);
        selections(list, read);
        return read;
    }

    private static void units(Value list, String form, List<Operand> read) {
        long units =
                read.stream().map(operand -> operand.metric().unit()).distinct().count();
        if (units > 1 && !form.equals("ratio")) {
            list.problem("has operands in different units; only a 'ratio' may");
        }
    }

    /** Either all operands range over the same variants, or each is limited to one of them. */
    private void selections(Value list, List<Operand> read) {
        if (comparison.paired()) {
            List<List<Map<String, String>>> chosen = read.stream()
                    .map(operand -> operand.among(comparison.variants()))
                    .distinct()
                    .toList();
            if (chosen.size() > 1 && chosen.stream().anyMatch(variants -> variants.size() != 1)) {
                list.problem("has operands of different variants, and one of them is not limited to one variant; give"
                        + " each a 'variant'");
            }
            return;
        }
        for (Comparison.Axis axis : comparison.axes()) {
            List<List<String>> chosen = read.stream()
                    .map(operand -> operand.variant().getOrDefault(axis.path(), axis.values()))
                    .distinct()
                    .toList();
            if (chosen.size() > 1 && chosen.stream().anyMatch(values -> values.size() != 1)) {
                list.problem("has operands that differ in '" + axis.path()
                        + "', and one of them is not limited to one value; give each a 'variant'");
            }
        }
    }

    private static Optional<Range> range(Value value, Form form, Metric metric) {
        if (!value.present()) {
            value.problem("is missing; write where the number is to lie, such as is: '>= 0.9'");
            return Optional.empty();
        }
        boolean plain = form == Form.RATIO || form == Form.SPREAD || metric.unit() == Unit.NUMBER;
        Dimension unit = plain ? Dimension.SHARE : metric.unit() == Unit.SECONDS ? Dimension.TIME : Dimension.RATE;
        Optional<String> text = value.scalar("a range such as '>= 0.9'");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Range.parse(text.get(), unit));
        } catch (QuantityException error) {
            value.problem("'" + text.get() + "' " + error.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Expectation> agreement(String claim, String published, Fields fields) {
        Value axis = fields.value("agree");
        Value metricValue = fields.value("metric");
        Metric metric = metricValue.present()
                ? OperandReader.metric(metricValue).orElse(Metric.COMPLETION_TIME)
                : Metric.COMPLETION_TIME;
        if (!metric.ofPeers()) {
            metricValue.problem("'" + metric.word() + "' has no distribution over peers; write"
                    + " completion-time or download-rate");
        }
        List<String> groups =
                fields.value("group").items().stream().map(operands::group).toList();
        TreeSet<String> paths = new TreeSet<>();
        comparison.axes().forEach(known -> paths.add(known.path()));
        Optional<String> path = axis.scalar("a key under 'compare.vary', such as world");
        if (path.isPresent() && !paths.contains(path.get())) {
            axis.problem("'" + path.get() + "' is not under 'compare.vary'; " + Nearest.advice(path.get(), paths));
        }
        BigDecimal within = share(fields.value("within"), Expectation.Agreement.WITHIN);
        BigDecimal distance = fields.value("distance").decimal("0", "1", Expectation.Agreement.DISTANCE);
        var variant = operands.variant(fields.value("variant"));
        return path.map(
                name -> new Expectation.Agreement(claim, published, name, metric, groups, variant, within, distance));
    }

    private static BigDecimal share(Value value, BigDecimal fallback) {
        long parts = value.quantity(
                Dimension.SHARE, 0, 1_000_000, fallback.movePointRight(6).longValueExact());
        return BigDecimal.valueOf(parts, 6).stripTrailingZeros();
    }
}
