package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.nio.file.Path;

/**
 * Writes a scenario in its author's words, with the changes of the command line. Unlike {@link ScenarioWriter}, it leaves
 * to groups what they take from their defaults or a preset, so that those can still be varied. Paths are made absolute.
 */
final class SourceWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CSV = "csv";

    private SourceWriter() {}

    /**
     * The scenario as YAML.
     *
     * @param root as written, with the changes
     * @param scenario the same as it was read; its name, its world, what it compares and expects take the place of those
     *     in the root
     */
    static String write(YamlNode.Mapping root, Scenario scenario) throws ScenarioException {
        ObjectNode written = NODES.objectNode();
        written.put("name", scenario.name());
        for (YamlNode.Entry entry : VariantTrial.alone(root).entries()) {
            if (!entry.key().equals("name")) {
                written.set(entry.key(), value(entry.key(), entry.value()));
            }
        }
        written.put("world", scenario.world().word());
        ObjectNode whole = ScenarioWriter.tree(scenario);
        for (String key : new String[] {"compare", "expect"}) {
            written.set(key, inFolder(whole.get(key), root.place()));
        }
        return ScenarioWriter.yaml(written);
    }

    /** A tree whose paths start from the folder of this place. */
    private static JsonNode inFolder(JsonNode tree, Place place) throws ScenarioException {
        return YamlLoader.file(tree.toString(), place.source(), place.folder(), new Problems())
                .map(node -> value("", node))
                .orElse(tree);
    }

    private static JsonNode value(String path, YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(value(path, item)));
            return array;
        }
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            for (YamlNode.Entry entry : mapping.entries()) {
                String inside = path.equals("content") ? path + "." + entry.key() : entry.key();
                object.set(entry.key(), value(inside, entry.value()));
            }
            return object;
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        if (scalar.absent()) {
            return NODES.nullNode();
        }
        boolean file = path.equals("content.path") || path.equals(CSV) || path.endsWith("." + CSV);
        return NODES.textNode(file ? absolute(scalar) : scalar.text());
    }

    private static String absolute(YamlNode.Scalar path) {
        return path.place().folder().resolve(Path.of(path.text())).normalize().toString();
    }
}
