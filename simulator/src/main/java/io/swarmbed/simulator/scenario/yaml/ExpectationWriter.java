package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Expectation;
import io.swarmbed.simulator.scenario.Operand;
import java.util.List;
import java.util.Map;

/** Writes what runs are to show. */
final class ExpectationWriter {
    private ExpectationWriter() {}

    /** @param ofPaper whether the scenario names what it reproduces, so that a claim that is not published says so */
    static ObjectNode tree(Expectation expectation, boolean ofPaper) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!expectation.claim().isEmpty()) {
            node.put("claim", expectation.claim());
        }
        if (!expectation.published().isEmpty()) {
            node.put("published", expectation.published());
        } else if (ofPaper) {
            node.put("published", ExpectationReader.NOTHING_PUBLISHED);
        }
        if (expectation instanceof Expectation.Measured measured) {
            if (measured.form() == Expectation.Form.METRIC) {
                operand(node, measured.operands().get(0));
            } else {
                operands(node.putArray(measured.form().word()), measured.operands());
            }
            return node.put("over", measured.over().word())
                    .put("is", measured.range().toString());
        }
        if (expectation instanceof Expectation.Ordered ordered) {
            operands(node.putArray("order"), ordered.operands());
            return node.put("over", ordered.over().word())
                    .put("is", ordered.direction().word());
        }
        Expectation.Agreement agreement = (Expectation.Agreement) expectation;
        node.put("agree", agreement.axis()).put("metric", agreement.metric().word());
        if (!agreement.groups().isEmpty()) {
            agreement.groups().forEach(node.putArray("group")::add);
        }
        variant(node, agreement.variant());
        return node.put(
                        "within",
                        Dimension.SHARE.format(
                                agreement.within().movePointRight(6).longValueExact()))
                .put("distance", agreement.distance().toPlainString());
    }

    private static void operands(ArrayNode array, List<Operand> operands) {
        operands.forEach(operand -> operand(array.addObject(), operand));
    }

    private static void operand(ObjectNode node, Operand operand) {
        node.put("metric", operand.metric().word());
        if (!operand.metric().ofSwarm()) {
            node.put("group", operand.group());
        }
        operand.across().ifPresent(across -> node.put("across", across.word()));
        variant(node, operand.variant());
    }

    private static void variant(ObjectNode node, Map<String, List<String>> variant) {
        if (!variant.isEmpty()) {
            ObjectNode axes = node.putObject("variant");
            variant.forEach((path, values) -> {
                ArrayNode chosen = axes.putArray(path);
                values.forEach(value -> chosen.add(FlowText.tree(value)));
            });
        }
    }
}
