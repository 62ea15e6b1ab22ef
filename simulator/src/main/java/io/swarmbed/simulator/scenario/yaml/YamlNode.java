package io.swarmbed.simulator.scenario.yaml;

import java.util.List;
import java.util.Optional;

/** A piece of YAML and where it was written. */
sealed interface YamlNode {
    Place place();

    /** Text as written; {@code quoted} text is never an absent value. */
    record Scalar(String text, boolean quoted, Place place) implements YamlNode {
        boolean absent() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    record Sequence(List<YamlNode> items, Place place) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Entries in the order of the file, each key once. */
    record Mapping(List<Entry> entries, Place place) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        Optional<YamlNode> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    record Entry(String key, Place keyPlace, YamlNode value) {}
}
