package io.swarmbed.reports.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** An object of a JSON file whose keys may be absent or null, and must have the right type when they are there. */
record JsonObject(String file, String path, JsonNode node) {
    private static final double LARGEST_NUMBER = 1e18;

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The text, empty when there is none. */
    String text(String key) throws ReportException {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return "";
        }
        require(value.isValueNode(), key, "a text");
        return value.asText();
    }

    OptionalDouble number(String key) throws ReportException {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return OptionalDouble.empty();
        }
        require(value.isNumber() && inRange(value.doubleValue()), key, "a number from 0 to 10^18");
        return OptionalDouble.of(value.doubleValue());
    }

    OptionalLong whole(String key) throws ReportException {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return OptionalLong.empty();
        }
        require(value.isIntegralNumber() && value.canConvertToLong(), key, "a whole number");
        return OptionalLong.of(value.longValue());
    }

    Optional<Boolean> flag(String key) throws ReportException {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return Optional.empty();
        }
        require(value.isBoolean(), key, "true or false");
        return Optional.of(value.booleanValue());
    }

    /** The object, without keys when there is none. */
    JsonObject child(String key) throws ReportException {
        JsonNode value = node.path(key);
        require(absent(value) || value.isObject(), key, "an object");
        return new JsonObject(file, path + key + ".", absent(value) ? MissingNode.getInstance() : value);
    }

    List<JsonObject> children(String key) throws ReportException {
        List<JsonObject> children = new ArrayList<>();
        for (JsonNode element : array(key)) {
            require(element.isObject(), key, "a list of objects");
            children.add(new JsonObject(file, path + key + "[" + children.size() + "].", element));
        }
        return children;
    }

    List<String> texts(String key) throws ReportException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(key)) {
            require(element.isTextual(), key, "a list of texts");
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    private JsonNode array(String key) throws ReportException {
        JsonNode value = node.path(key);
        require(absent(value) || value.isArray(), key, "a list");
        return value;
    }

    private static boolean inRange(double value) {
        return value >= 0 && value <= LARGEST_NUMBER;
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private void require(boolean right, String key, String kind) throws ReportException {
        if (!right) {
            throw new ReportException(
                    file + ": " + path + key + " is not " + kind + "; mend it or run the scenario again");
        }
    }
}
