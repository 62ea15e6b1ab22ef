package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Amounts;
import io.swarmbed.reports.metric.Unit;
import io.swarmbed.simulator.scenario.Expectation;
import io.swarmbed.simulator.scenario.Operand;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Expectations in words. */
final class ExpectationText {
    private ExpectationText() {}

    static String subject(Expectation expectation) {
        if (expectation instanceof Expectation.Measured measured) {
            String name = switch (measured.form()) {
                case METRIC, RATIO, DIFFERENCE -> "";
                case SPREAD -> "largest / smallest of ";
            };
            String sign = switch (measured.form()) {
                case METRIC -> "";
                case RATIO -> " / ";
                case DIFFERENCE -> " - ";
                case SPREAD -> ", ";
            };
            return over(measured.over()) + name + operands(measured.operands(), sign);
        }
        if (expectation instanceof Expectation.Ordered ordered) {
            return over(ordered.over()) + operands(ordered.operands(), ", ");
        }
        Expectation.Agreement agreement = (Expectation.Agreement) expectation;
        return agreement.metric().word() + " of each " + agreement.axis();
    }

    static String expected(Expectation expectation) {
        if (expectation instanceof Expectation.Measured measured) {
            boolean plain = measured.form() == Expectation.Form.RATIO || measured.form() == Expectation.Form.SPREAD;
            Unit unit =
                    plain ? Unit.NUMBER : measured.operands().get(0).metric().unit();
            return unit == Unit.NUMBER
                    ? measured.range().toString()
                    : measured.range().text(number -> Amounts.text(number.doubleValue(), unit));
        }
        if (expectation instanceof Expectation.Ordered ordered) {
            return ordered.direction().word();
        }
        Expectation.Agreement agreement = (Expectation.Agreement) expectation;
        return "ratio within "
                + agreement.within().movePointRight(2).stripTrailingZeros().toPlainString() + " %, distance <= "
                + agreement.distance().toPlainString();
    }

    private static String over(Across over) {
        return over == Across.MEAN ? "" : over.word() + " over seeds of ";
    }

    /** Each with what sets it apart from the others. */
    private static String operands(List<Operand> operands, String sign) {
        boolean oneMetric = operands.stream().map(Operand::metric).distinct().count() == 1;
        boolean oneVariant = operands.stream().map(Operand::variant).distinct().count() == 1;
        Set<String> shared = new TreeSet<>();
        if (!oneVariant) {
            for (String path : operands.get(0).variant().keySet()) {
                if (operands.stream()
                                .map(operand -> operand.variant().get(path))
                                .distinct()
                                .count()
                        == 1) {
                    shared.add(path);
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (Operand operand : operands) {
            boolean first = text.length() == 0;
            text.append(first ? "" : sign);
            text.append(operand(operand, first || !oneMetric));
            if (!oneVariant) {
                text.append(variant(operand.variant(), shared));
            }
        }
        return text.toString();
    }

    private static String operand(Operand operand, boolean named) {
        String across = operand.across().map(how -> how.word() + " ").orElse("");
        String group = operand.metric().ofSwarm() || operand.group().equals(Operand.ALL) ? "" : operand.group();
        if (!named && !group.isEmpty()) {
            return across + group;
        }
        return across + operand.metric().word() + (group.isEmpty() ? "" : " of " + group);
    }

    private static String variant(Map<String, List<String>> variant, Set<String> shared) {
        String words = variant.entrySet().stream()
                .filter(axis -> !shared.contains(axis.getKey()))
                .map(axis -> axis.getKey() + "=" + String.join("|", axis.getValue()))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : " [" + words + "]";
    }
}
