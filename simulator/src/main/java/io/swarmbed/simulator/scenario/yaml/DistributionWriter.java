package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;

/** Writes a distribution; measured values are written out, so that the result does not depend on another file. */
final class DistributionWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DistributionWriter() {}

    static JsonNode tree(Distribution distribution, Dimension dimension) {
        if (distribution instanceof Distribution.Constant constant) {
            return NODES.textNode(dimension.format(constant.value()));
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return NODES.textNode(dimension.format(uniform.min()) + ".." + dimension.format(uniform.max()));
        }
        ObjectNode node = NODES.objectNode();
        if (distribution instanceof Distribution.Exponential exponential) {
            node.putObject("exponential").put("mean", dimension.format(exponential.mean()));
        } else if (distribution instanceof Distribution.Weibull weibull) {
            node.putObject("weibull")
                    .put("shape", weibull.shape().toPlainString())
                    .put("scale", dimension.format(weibull.scale()));
        } else if (distribution instanceof Distribution.Lognormal lognormal) {
            node.putObject("lognormal")
                    .put("median", dimension.format(lognormal.median()))
                    .put("sigma", lognormal.sigma().toPlainString());
        } else if (distribution instanceof Distribution.Classes classes) {
            ArrayNode list = node.putArray("classes");
            for (Distribution.Weighted weighted : classes.classes()) {
                list.addObject().put("weight", weighted.weight()).set("value", tree(weighted.value(), dimension));
            }
        } else if (distribution instanceof Distribution.Empirical empirical) {
            ArrayNode list = node.putArray("values");
            empirical.values().stream().map(dimension::format).forEach(list::add);
        }
        return node;
    }
}
