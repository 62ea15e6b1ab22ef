package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Seeds;

/** Writes what is compared. */
final class ComparisonWriter {
    private ComparisonWriter() {}

    static ObjectNode tree(Comparison comparison) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode vary = node.putObject("vary");
        for (Comparison.Axis axis : comparison.axes()) {
            ArrayNode values = vary.putArray(axis.path());
            axis.values().forEach(value -> values.add(FlowText.tree(value)));
        }
        node.put("combine", comparison.combine().word());
        if (comparison.seeds() instanceof Seeds.Listed listed) {
            listed.seeds().forEach(node.putArray("seeds")::add);
        } else if (comparison.seeds() instanceof Seeds.Count count) {
            node.put("seeds", count.count());
        }
        ObjectNode reference = node.putObject("reference");
        comparison.reference().forEach((path, value) -> reference.set(path, FlowText.tree(value)));
        return node.put("metric", comparison.lead().word());
    }
}
