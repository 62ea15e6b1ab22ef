package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The keys of a mapping, or of several where one stands in for what another leaves out. A key is known when somebody
 * has asked for it; {@link #done()} reports all others.
 */
public final class Fields {
    private final List<Layer> layers;
    private final String path;
    private final Place place;
    private final Reading reading;

    Fields(String path, List<Layer> layers, Place place, Reading reading) {
        this.path = path;
        this.layers = layers;
        this.place = place;
        this.reading = reading;
    }

    static Fields of(String path, YamlNode.Mapping mapping, Reading reading) {
        return new Fields(path, List.of(new Layer(path, mapping)), mapping.place(), reading);
    }

    /** The same keys under another name in messages. */
    Fields named(String name) {
        List<Layer> renamed = layers.stream()
                .map(layer -> new Layer(name, layer.mapping(), layer.asked()))
                .toList();
        return new Fields(name, renamed, place, reading);
    }

    /** These keys, and the others' where these lack one. */
    Fields over(Fields others) {
        List<Layer> all = new ArrayList<>(layers.isEmpty() ? List.of(emptyLayer()) : layers);
        others.layers.forEach(layer -> all.add(new Layer(layer.path(), layer.mapping())));
        return new Fields(path, all, place, reading);
    }

    private Layer emptyLayer() {
        return new Layer(path, new YamlNode.Mapping(List.of(), place));
    }

    /** The value of this key, from the first mapping that has it. */
    public Value value(String key) {
        return find(key, layers);
    }

    /** Whether a key is there, without making it one that is known. */
    boolean has(String key) {
        return layers.stream().anyMatch(layer -> layer.mapping().get(key).isPresent());
    }

    /** The value of a key that is not inherited. */
    Value ownValue(String key) {
        return find(key, layers.subList(0, Math.min(1, layers.size())));
    }

    /** The keys of the mapping under this key; an absent one has no keys. */
    public Fields section(String key) {
        reading.askedKeys().add(key);
        List<Layer> found = new ArrayList<>();
        Place sectionPlace = place;
        for (Layer layer : layers) {
            layer.asked().add(key);
            Optional<YamlNode> node = layer.mapping().get(key);
            if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
                sectionPlace = found.isEmpty() ? mapping.place() : sectionPlace;
                found.add(new Layer(join(layer.path(), key), mapping));
            } else if (node.isPresent()) {
                reading.problems()
                        .add(
                                node.get().place(),
                                join(layer.path(), key),
                                "must hold keys of its own; write it as {key: value}");
            }
        }
        return new Fields(join(path, key), found, sectionPlace, reading);
    }

    /** The one of these keys that is there; reports when there is none or more than one. */
    Optional<String> choice(List<String> keys) {
        List<String> present = keys.stream().filter(key -> value(key).present()).collect(Collectors.toList());
        if (present.size() != 1) {
            String found = present.isEmpty() ? "has none of its forms" : "has several forms";
            reading.problems().add(place, path, found + "; give one of: " + String.join(", ", keys));
            return Optional.empty();
        }
        return Optional.of(present.get(0));
    }

    /** Reports every key that nobody has asked for. */
    public void done() {
        for (Layer layer : layers) {
            for (YamlNode.Entry entry : layer.mapping().entries()) {
                if (!layer.asked().contains(entry.key())) {
                    reading.problems()
                            .add(
                                    entry.keyPlace(),
                                    join(layer.path(), entry.key()),
                                    "unknown key; " + Nearest.advice(entry.key(), layer.asked()));
                }
            }
        }
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Reports something that is wrong with several keys together. */
    public void problem(String text) {
        reading.problems().add(place, path, text);
    }

    private Value find(String key, List<Layer> among) {
        reading.askedKeys().add(key);
        among.forEach(layer -> layer.asked().add(key));
        for (Layer layer : among) {
            Optional<YamlNode> node = layer.mapping().get(key);
            if (node.isPresent()) {
                return Value.of(join(layer.path(), key), node.get(), reading);
            }
        }
        return Value.missing(join(path, key), place, reading);
    }

    /** A mapping, what it is called in messages, and the keys that were looked for in it. */
    record Layer(String path, YamlNode.Mapping mapping, Set<String> asked) {
        Layer(String path, YamlNode.Mapping mapping) {
            this(path, mapping, new TreeSet<>());
        }
    }
}
