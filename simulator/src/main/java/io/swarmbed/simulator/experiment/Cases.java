package io.swarmbed.simulator.experiment;

import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variants for which an expectation is to hold. On each axis either all operands have the same value, and there is a
 * case for each such value, or each operand has one of its own. Of paired lists all operands have the same variant, and there
 * is a case for each, or each operand has one of its own.
 */
final class Cases {
    private final Comparison comparison;
    private final List<Comparison.Axis> axes;

    Cases(Comparison comparison) {
        this.comparison = comparison;
        this.axes = comparison.axes();
    }

    /** One case: the settings that all operands share, and the full settings of each. */
    record Case(Map<String, String> shared, List<Map<String, String>> ofOperands) {}

    /** What was not run of what the selections want, in words; empty when all is there. */
    Optional<String> missing(List<Map<String, List<String>>> selections) {
        for (Map<String, List<String>> selection : selections) {
            for (Map.Entry<String, List<String>> wanted : selection.entrySet()) {
                for (String value : wanted.getValue()) {
                    boolean there = axes.stream()
                            .anyMatch(axis -> axis.path().equals(wanted.getKey())
                                    && axis.values().contains(value));
                    if (!there) {
                        return Optional.of(wanted.getKey() + "=" + value);
                    }
                }
            }
        }
        for (Map<String, List<String>> selection : selections) {
            boolean some = comparison.variants().stream()
                    .anyMatch(settings -> selection.entrySet().stream()
                            .allMatch(axis -> axis.getValue().contains(settings.getOrDefault(axis.getKey(), ""))));
            if (!some) {
                return Optional.of("a variant that has all of its settings");
            }
        }
        return Optional.empty();
    }

    List<Case> of(List<Operand> operands) {
        return comparison.paired() ? ofVariants(operands) : ofCombinations(operands);
    }

    private List<Case> ofVariants(List<Operand> operands) {
        List<List<Map<String, String>>> chosen = operands.stream()
                .map(operand -> operand.among(comparison.variants()))
                .toList();
        if (chosen.stream().distinct().count() == 1) {
            return chosen.get(0).stream()
                    .map(settings -> new Case(
                            settings, operands.stream().map(operand -> settings).toList()))
                    .toList();
        }
        return List.of(new Case(
                Map.of(), chosen.stream().map(variants -> variants.get(0)).toList()));
    }

    private List<Case> ofCombinations(List<Operand> operands) {
        List<Comparison.Axis> shared = new ArrayList<>();
        for (Comparison.Axis axis : axes) {
            List<String> values = chosen(operands.get(0), axis);
            if (operands.stream().allMatch(operand -> chosen(operand, axis).equals(values))) {
                shared.add(new Comparison.Axis(axis.path(), values));
            }
        }
        List<Case> cases = new ArrayList<>();
        for (Map<String, String> settings : Comparison.combinations(shared)) {
            cases.add(new Case(
                    settings,
                    operands.stream()
                            .map(operand -> complete(operand, settings))
                            .toList()));
        }
        return cases;
    }

    private Map<String, String> complete(Operand operand, Map<String, String> shared) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Comparison.Axis axis : axes) {
            String own = chosen(operand, axis).get(0);
            settings.put(axis.path(), shared.getOrDefault(axis.path(), own));
        }
        return settings;
    }

    private static List<String> chosen(Operand operand, Comparison.Axis axis) {
        return operand.variant().getOrDefault(axis.path(), axis.values());
    }
}
