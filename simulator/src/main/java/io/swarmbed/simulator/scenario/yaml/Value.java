package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.QuantityException;
import io.swarmbed.simulator.scenario.Word;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What was written for a key, read as the type that is wanted. A wrong value is reported and the fallback returned, so
 * that reading goes on and finds what else is wrong.
 */
public final class Value {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,9})?");
    private static final Map<String, Boolean> SWITCH =
            Map.of("on", true, "true", true, "yes", true, "off", false, "false", false, "no", false);

    private final String path;
    private final Optional<YamlNode> node;
    private final Place place;
    private final Reading reading;

    private Value(String path, Optional<YamlNode> node, Place place, Reading reading) {
        this.path = path;
        this.node = node;
        this.place = place;
        this.reading = reading;
    }

    static Value of(String path, YamlNode node, Reading reading) {
        if (node instanceof YamlNode.Scalar scalar && scalar.absent()) {
            reading.problems().add(node.place(), path, "has no value; give it one or remove the key");
            return missing(path, node.place(), reading);
        }
        return new Value(path, Optional.of(node), node.place(), reading);
    }

    static Value missing(String path, Place place, Reading reading) {
        return new Value(path, Optional.empty(), place, reading);
    }

    public boolean present() {
        return node.isPresent();
    }

    Place place() {
        return place;
    }

    String path() {
        return path;
    }

    public void problem(String text) {
        reading.problems().add(place, path, text);
    }

    public boolean isScalar() {
        return node.isPresent() && node.get() instanceof YamlNode.Scalar;
    }

    public boolean isMapping() {
        return node.isPresent() && node.get() instanceof YamlNode.Mapping;
    }

    /** The text, or empty when there is none or it is not a single value; the latter is reported. */
    public Optional<String> scalar(String wanted) {
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof YamlNode.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        String what = node.get() instanceof YamlNode.Sequence ? "a list" : "a mapping";
        problem("is " + what + "; write " + wanted);
        return Optional.empty();
    }

    public String text(String fallback, int maxLength) {
        Optional<String> text = scalar("text");
        if (text.isPresent() && text.get().length() > maxLength) {
            problem("is longer than " + maxLength + " characters; shorten it");
            return fallback;
        }
        return text.orElse(fallback);
    }

    public long whole(long min, long max, long fallback) {
        Optional<String> text = scalar("a whole number");
        if (text.isEmpty()) {
            return fallback;
        }
        boolean whole = WHOLE.matcher(text.get()).matches();
        long number = whole ? Long.parseLong(text.get()) : 0;
        if (!whole || number < min || number > max) {
            problem("'" + text.get() + "' is not a whole number from " + min + " to " + max + "; write one");
            return fallback;
        }
        return number;
    }

    BigDecimal decimal(String min, String max, BigDecimal fallback) {
        Optional<String> text = scalar("a number");
        if (text.isEmpty()) {
            return fallback;
        }
        boolean number = DECIMAL.matcher(text.get()).matches();
        BigDecimal value = number ? new BigDecimal(text.get()) : BigDecimal.ZERO;
        if (!number || value.compareTo(new BigDecimal(min)) < 0 || value.compareTo(new BigDecimal(max)) > 0) {
            problem("'" + text.get() + "' is not a number from " + min + " to " + max + "; write one");
            return fallback;
        }
        return value.stripTrailingZeros();
    }

    public boolean flag(boolean fallback) {
        Optional<String> text = scalar("on or off");
        if (text.isPresent() && !SWITCH.containsKey(text.get())) {
            problem("'" + text.get() + "' is neither on nor off; write one of them");
        }
        return text.map(SWITCH::get).orElse(fallback);
    }

    <T extends Word> T word(List<T> words, T fallback) {
        Optional<String> text = scalar("a word");
        if (text.isEmpty()) {
            return fallback;
        }
        for (T word : words) {
            if (word.word().equals(text.get())) {
                return word;
            }
        }
        TreeSet<String> names = new TreeSet<>();
        words.forEach(word -> names.add(word.word()));
        problem("'" + text.get() + "' is not known here; " + Nearest.advice(text.get(), names));
        return fallback;
    }

    /** A quantity in its base unit; {@link Distribution#UNLIMITED} where {@code max} allows it. */
    public long quantity(Dimension dimension, long min, long max, long fallback) {
        return quantity(dimension, dimension.example(), min, max, fallback);
    }

    /** The same with an example of its own in messages, for a key that does not take the usual one. */
    public long quantity(Dimension dimension, String example, long min, long max, long fallback) {
        return scalar(example)
                .flatMap(text -> quantity(text, dimension, example, min, max))
                .orElse(fallback);
    }

    public Optional<Long> quantity(String text, Dimension dimension, long min, long max) {
        return quantity(text, dimension, dimension.example(), min, max);
    }

    private Optional<Long> quantity(String text, Dimension dimension, String example, long min, long max) {
        try {
            long value = dimension.parse(text, example);
            if (value >= min && value <= max) {
                return Optional.of(value);
            }
            if (value == Distribution.UNLIMITED) {
                problem("cannot be unlimited here; write " + example);
                return Optional.empty();
            }
            String bound = value < min
                    ? "is less than " + dimension.format(min) + "; write at least that"
                    : "is more than " + dimension.format(max) + "; write at most that";
            problem("'" + text + "' " + bound);
        } catch (QuantityException error) {
            problem("'" + text + "' " + error.getMessage());
        }
        return Optional.empty();
    }

    /** The path of a file, from the folder of the file that names it; the command line's start where it was given. */
    public Optional<Path> file() {
        Optional<String> text = scalar("the path of a file");
        try {
            return text.map(path -> place.folder().resolve(path).normalize());
        } catch (InvalidPathException error) {
            problem("'" + text.orElse("") + "' is not a path; write one");
            return Optional.empty();
        }
    }

    /** The items of a list; a single value is a list of one. */
    public List<Value> items() {
        if (node.isEmpty()) {
            return List.of();
        }
        List<YamlNode> items =
                node.get() instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node.get());
        return items.stream().map(item -> of(path, item, reading)).toList();
    }

    /** The keys of a mapping; anything else is reported and has no keys. */
    public Fields fields(String wanted) {
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
            return Fields.of(path, mapping, reading);
        }
        if (node.isPresent()) {
            problem("must hold keys of its own; write " + wanted);
        }
        return new Fields(path, List.of(), place, reading);
    }

    /** The keys of this group of peers, those it lacks being taken from the defaults. */
    Fields group(int number, Fields defaults) {
        String name = groupName(node, number);
        return fields("{name: home, count: 10}").named(path + "." + name).over(defaults);
    }

    /** What a group is called in messages, whatever is wrong with it; groups are numbered from 1. */
    static String groupName(Optional<YamlNode> group, int number) {
        return group.isPresent()
                        && group.get() instanceof YamlNode.Mapping mapping
                        && mapping.get("name").isPresent()
                        && mapping.get("name").get() instanceof YamlNode.Scalar name
                        && !name.absent()
                ? name.text()
                : "group" + number;
    }

    /** What was written, in the form in which it stands on a command line; empty when nothing was. */
    Optional<String> flowText() {
        return node.map(FlowText::of);
    }

    /** The values of a mapping in their order, under keys that mean something to this scenario alone. */
    Map<String, Value> entries() {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
            mapping.entries()
                    .forEach(entry ->
                            entries.put(entry.key(), of(Fields.join(path, entry.key()), entry.value(), reading)));
        } else if (node.isPresent()) {
            problem("must hold keys of its own; write it as {key: value}");
        }
        return entries;
    }

    /** The keys of a mapping in their order; anything else has none. */
    List<String> keys() {
        return node.isPresent() && node.get() instanceof YamlNode.Mapping mapping
                ? mapping.entries().stream().map(YamlNode.Entry::key).toList()
                : List.of();
    }
}
