package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.YamlNode.Entry;
import io.swarmbed.simulator.scenario.yaml.YamlNode.Mapping;
import io.swarmbed.simulator.scenario.yaml.YamlNode.Scalar;
import io.swarmbed.simulator.scenario.yaml.YamlNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts assignments such as {@code peers.home.count=5} into a scenario before it is read. A group is addressed by its
 * name; {@code home.count=5} is short for the same.
 */
final class Overrides {
    private final Problems problems;
    private final DocumentKind kind;

    /** For scenarios. */
    Overrides(Problems problems) {
        this(problems, DocumentKind.SCENARIO);
    }

    Overrides(Problems problems, DocumentKind kind) {
        this.problems = problems;
        this.kind = kind;
    }

    /** Applies assignments that were given with this option of the command line, such as {@code --set}. */
    Mapping apply(String option, List<String> overrides, Mapping root) throws ScenarioException {
        Mapping changed = root;
        for (String override : overrides) {
            changed =
                    apply(override, Place.override(option, override, Path.of("").toAbsolutePath()), changed);
        }
        return changed;
    }

    /** Applies an assignment that was written here. */
    Mapping apply(String override, Place place, Mapping root) throws ScenarioException {
        int equals = override.indexOf('=');
        List<String> path =
                equals < 0 ? List.of() : List.of(override.substring(0, equals).split("\\.", -1));
        if (path.isEmpty() || path.contains("")) {
            throw problems.fatal(place, "is no assignment; write key=value, such as " + kind.example());
        }
        Optional<YamlNode> value = YamlLoader.override(override.substring(equals + 1), place, problems);
        if (value.isEmpty()) {
            throw problems.fatal(place, "has no value; write key=value");
        }
        Set<String> groups = groupNames(root);
        boolean known = kind.rootKeys().contains(path.get(0));
        boolean groupFirst = !known && groups.contains(path.get(0));
        if (!groupFirst && !known) {
            problems.add(
                    place,
                    "matches nothing in " + kind.noun().replaceFirst("^an? ", "the ") + ": " + unknown(path, groups));
            return root;
        }
        return set(root, groupFirst ? prefixed(path) : path, 0, value.get());
    }

    private String unknown(List<String> path, Set<String> groups) {
        TreeSet<String> known = new TreeSet<>(kind.rootKeys());
        if (path.size() > 1) {
            known.addAll(groups);
        }
        String written = path.get(0);
        String advice = Nearest.to(written, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElse(kind.reference() + " has every key");
        boolean grouped = path.size() > 1 && kind.equals(DocumentKind.SCENARIO);
        return (grouped ? "no group and no key" : "no key") + " is named '" + written + "'; " + advice;
    }

    private Mapping set(Mapping mapping, List<String> path, int depth, YamlNode value) throws ScenarioException {
        String key = path.get(depth);
        Optional<YamlNode> present = mapping.get(key);
        YamlNode changed = value;
        if (depth + 1 < path.size()) {
            boolean groups = depth == 0 && key.equals("peers");
            if (groups && present.isPresent() && present.get() instanceof Sequence list) {
                changed = setInGroup(list, path, value);
            } else if (present.isPresent() && present.get() instanceof Mapping inner) {
                changed = set(inner, path, depth + 1, value);
            } else if (absent(present)) {
                changed = set(new Mapping(List.of(), value.place()), path, depth + 1, value);
            } else {
                String parent = String.join(".", path.subList(0, depth + 1));
                throw problems.fatal(value.place(), "'" + parent + "' holds no keys in the file; set it as a whole");
            }
        }
        return replaced(mapping, new Entry(key, value.place(), changed));
    }

    private static boolean absent(Optional<YamlNode> node) {
        return node.isEmpty() || (node.get() instanceof Scalar scalar && scalar.absent());
    }

    private Sequence setInGroup(Sequence groups, List<String> path, YamlNode value) throws ScenarioException {
        String name = path.get(1);
        List<YamlNode> items = new ArrayList<>(groups.items());
        if (path.size() < 3) {
            throw problems.fatal(
                    value.place(), "names a group but none of its keys; write peers." + name + ".key=value");
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Mapping group && name.equals(groupName(group, i))) {
                items.set(i, set(group, path, 2, value));
                return new Sequence(items, groups.place());
            }
        }
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            names.add(groupName(items.get(i), i));
        }
        throw problems.fatal(value.place(), "no group is named '" + name + "'; " + Nearest.advice(name, names));
    }

    private static Mapping replaced(Mapping mapping, Entry entry) {
        List<Entry> entries = new ArrayList<>(mapping.entries());
        int index = 0;
        while (index < entries.size() && !entries.get(index).key().equals(entry.key())) {
            index++;
        }
        if (index < entries.size()) {
            entries.set(index, entry);
        } else {
            entries.add(entry);
        }
        return new Mapping(entries, mapping.place());
    }

    private static List<String> prefixed(List<String> path) {
        List<String> longer = new ArrayList<>(path);
        longer.add(0, "peers");
        return longer;
    }

    private static Set<String> groupNames(Mapping root) {
        TreeSet<String> names = new TreeSet<>();
        if (root.get("peers").isPresent() && root.get("peers").get() instanceof Sequence groups) {
            for (int i = 0; i < groups.items().size(); i++) {
                names.add(groupName(groups.items().get(i), i));
            }
        }
        return names;
    }

    private static String groupName(YamlNode group, int index) {
        return Value.groupName(Optional.of(group), index + 1);
    }
}
