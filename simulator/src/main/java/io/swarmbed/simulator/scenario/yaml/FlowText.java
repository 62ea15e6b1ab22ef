package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value in one line, as it would follow {@code key=} on the command line. Values that mean the same have the same
 * text, however they were quoted and spread over lines.
 */
final class FlowText {
    private static final Pattern SAFE_INSIDE = Pattern.compile("[A-Za-z0-9_./%]([A-Za-z0-9_./% +-]*[A-Za-z0-9_./%])?");

    private FlowText() {}

    static String of(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return inside(node);
        }
        boolean reads = node(scalar.text())
                .filter(read -> read instanceof YamlNode.Scalar same
                        && !same.absent()
                        && same.text().equals(scalar.text()))
                .isPresent();
        return reads ? scalar.text() : quoted(scalar.text());
    }

    /** The node that the text stands for, or empty when it is not YAML. */
    static Optional<YamlNode> node(String text) {
        try {
            return YamlLoader.override(text, Place.override("", text, Path.of("/")), new Problems());
        } catch (ScenarioException notYaml) {
            return Optional.empty();
        }
    }

    /** The value of a text as a tree to write. */
    static JsonNode tree(String text) {
        return node(text).map(FlowText::tree).orElseGet(() -> JsonNodeFactory.instance.textNode(text));
    }

    private static JsonNode tree(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.items().forEach(item -> array.add(tree(item)));
            return array;
        }
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.key(), tree(entry.value())));
            return object;
        }
        return JsonNodeFactory.instance.textNode(((YamlNode.Scalar) node).text());
    }

    private static String inside(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(FlowText::inside).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> word(entry.key()) + ": " + inside(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return scalar.absent() ? "~" : word(scalar.text());
    }

    private static String word(String text) {
        return SAFE_INSIDE.matcher(text).matches() && !text.equals("null") ? text : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
