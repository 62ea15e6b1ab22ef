package io.swarmbed.reports.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** An object of a JSON file whose keys may be absent or null, and must have the right type when they are there. */
public record JsonObject(String file, String path, JsonNode node) {
    private static final double LARGEST_NUMBER = 1e18;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a file that holds one object.
     *
     * @param writer what writes such a file, in words, such as {@code a run}
     */
    public static JsonObject read(Path folder, String file, String writer) throws ReportException {
        try {
            String json = Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
            JsonNode node = MAPPER.readTree(json);
            if (!node.isObject()) {
                throw new ReportException(file + ":1: not a JSON object; run the scenario again");
            }
            return new JsonObject(file, "", node);
        } catch (NoSuchFileException e) {
            throw new ReportException(
                    folder + ": there is no " + file + "; name a folder that " + writer + " has written", e);
        } catch (JsonProcessingException e) {
            throw new ReportException(
                    file + ":" + e.getLocation().getLineNr() + ":"
                            + e.getLocation().getColumnNr() + ": not JSON (" + firstLine(e.getOriginalMessage())
                            + "); mend it or run the scenario again",
                    e);
        } catch (IOException e) {
            throw new ReportException(
                    folder.resolve(file) + ": cannot be read (" + e.getClass().getSimpleName()
                            + "); see its permissions",
                    e);
        }
    }

    private static String firstLine(String message) {
        return Excerpt.of(message.lines().findFirst().orElse(""));
    }

    /** In the file's order. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The text, empty when there is none. */
    public String text(String key) throws ReportException {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return "";
        }
        require(value.isValueNode(), key, "a text");
        return value.asText();
    }

    /** A number from 0 to 10¹⁸, when it is there. */
    public OptionalDouble number(String key) throws ReportException {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return OptionalDouble.empty();
        }
        require(value.isNumber() && inRange(value.doubleValue()), key, "a number from 0 to 10^18");
        return OptionalDouble.of(value.doubleValue());
    }

    /** A whole number, when it is there. */
    public OptionalLong whole(String key) throws ReportException {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return OptionalLong.empty();
        }
        require(value.isIntegralNumber() && value.canConvertToLong(), key, "a whole number");
        return OptionalLong.of(value.longValue());
    }

    /** True or false, when it is there. */
    public Optional<Boolean> flag(String key) throws ReportException {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return Optional.empty();
        }
        require(value.isBoolean(), key, "true or false");
        return Optional.of(value.booleanValue());
    }

    /** The object, without keys when there is none. */
    public JsonObject child(String key) throws ReportException {
        JsonNode value = node.path(key);
        require(absent(value) || value.isObject(), key, "an object");
        return new JsonObject(file, path + key + ".", absent(value) ? MissingNode.getInstance() : value);
    }

    /** The objects of a list, none when it is not there. */
    public List<JsonObject> children(String key) throws ReportException {
        List<JsonObject> children = new ArrayList<>();
        for (JsonNode element : array(key)) {
            require(element.isObject(), key, "a list of objects");
            children.add(new JsonObject(file, path + key + "[" + children.size() + "].", element));
        }
        return children;
    }

    /** The texts of a list, none when it is not there. */
    public List<String> texts(String key) throws ReportException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(key)) {
            require(element.isTextual(), key, "a list of texts");
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    /** The numbers of a list, of either sign, none when it is not there. */
    public List<Double> numbers(String key) throws ReportException {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode element : array(key)) {
            require(element.isNumber() && inRange(Math.abs(element.doubleValue())), key, "a list of numbers");
            numbers.add(element.doubleValue());
        }
        return List.copyOf(numbers);
    }

    /** The whole numbers of a list, none when it is not there. */
    public List<Long> wholes(String key) throws ReportException {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode element : array(key)) {
            require(element.isIntegralNumber() && element.canConvertToLong(), key, "a list of whole numbers");
            numbers.add(element.longValue());
        }
        return List.copyOf(numbers);
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
