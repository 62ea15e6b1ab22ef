package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swarmbed.simulator.scenario.Content;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.Stop;
import java.io.UncheckedIOException;

/** Writes a scenario with every default, so that it reads back as the same scenario in any folder. */
public final class ScenarioWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ScenarioWriter() {}

    /** The scenario as YAML. */
    public static String write(Scenario scenario) {
        return yaml(tree(scenario));
    }

    /** A tree as YAML. */
    static String yaml(ObjectNode tree) {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();
        try {
            return mapper.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The scenario as a tree of the same keys, for writing it in JSON. */
    public static ObjectNode tree(Scenario scenario) {
        ObjectNode root = NODES.objectNode();
        root.put("name", scenario.name());
        root.put("description", scenario.description());
        root.put("paper", scenario.paper());
        root.put("seed", scenario.seed());
        root.put("world", scenario.world().word());
        root.set("content", content(scenario.content()));
        root.set("stop", stop(scenario.stop()));
        root.putObject("tracker")
                .put("protocol", scenario.tracker().protocol().word())
                .put("interval", Dimension.TIME.format(scenario.tracker().intervalNanos()))
                .put("num-want", scenario.tracker().numWant())
                .put("latency", Dimension.TIME.format(scenario.tracker().latencyNanos()))
                .put("loss", Dimension.SHARE.format(scenario.tracker().lossPerMillion()));
        root.set("network", NetworkWriter.tree(scenario.network()));
        root.putArray("faults")
                .addAll(scenario.faults().stream().map(NetworkWriter::tree).toList());
        root.putObject("record")
                .put("every", Dimension.TIME.format(scenario.recording().everyNanos()));
        root.putArray("peers")
                .addAll(scenario.peers().stream().map(GroupWriter::tree).toList());
        root.set("compare", ComparisonWriter.tree(scenario.comparison()));
        root.putArray("expect")
                .addAll(scenario.expectations().stream()
                        .map(expectation -> ExpectationWriter.tree(
                                expectation, !scenario.paper().isEmpty()))
                        .toList());
        return root;
    }

    private static ObjectNode content(Content content) {
        ObjectNode node = NODES.objectNode();
        if (content instanceof Content.Synthetic synthetic) {
            node.put("size", Dimension.SIZE.format(synthetic.sizeBytes()));
            node.put("seed", synthetic.seed());
        } else if (content instanceof Content.Files files) {
            node.put("path", files.path().toString());
        }
        return node.put("piece", Dimension.SIZE.format(content.pieceBytes()));
    }

    private static ObjectNode stop(Stop stop) {
        ObjectNode node = NODES.objectNode();
        if (stop.when() instanceof Stop.GroupsComplete some) {
            some.groups().forEach(node.putObject("when").putArray("complete")::add);
        } else {
            node.put("when", stop.when() instanceof Stop.Never ? StopReader.NEVER : StopReader.ALL_COMPLETE);
        }
        return node.put("after", Dimension.TIME.format(stop.afterNanos()));
    }
}
