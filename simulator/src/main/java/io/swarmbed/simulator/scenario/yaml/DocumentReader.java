package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads files of keys that are no scenarios, with the same care. Immutable and thread-safe. */
public final class DocumentReader {
    private final DocumentKind kind;

    public DocumentReader(DocumentKind kind) {
        this.kind = kind;
    }

    /**
     * Reads a file, or nothing but assignments.
     *
     * @param assignments that win over the file, the last over those before it
     * @param body reads the keys, and reports what is wrong with them
     * @throws ScenarioException naming every place that is wrong
     */
    public <T> T read(Optional<Path> file, List<Assignment> assignments, Function<Fields, T> body)
            throws ScenarioException {
        Path folder = file.map(path -> path.toAbsolutePath().normalize().getParent())
                .orElse(Path.of("").toAbsolutePath());
        String name = file.map(Path::toString).orElse("the command line");
        String text = file.isPresent() ? DocumentText.of(file.get(), kind) : "";
        return read(text, name, folder, assignments, body, new Reading(Policies.builtIn()));
    }

    /** The same from text; every key that is asked for is added to the set. */
    public <T> T read(String text, Path folder, Set<String> askedKeys, Function<Fields, T> body)
            throws ScenarioException {
        Reading reading = new Reading(new Problems(), Policies.builtIn(), askedKeys);
        return read(text, "text", folder, List.of(), body, reading);
    }

    private <T> T read(
            String text,
            String name,
            Path folder,
            List<Assignment> assignments,
            Function<Fields, T> body,
            Reading reading)
            throws ScenarioException {
        Place start = new Place(name, 1, 1, folder);
        YamlNode.Mapping root = root(text, start, reading.problems());
        Overrides overrides = new Overrides(reading.problems(), kind);
        Path here = Path.of("").toAbsolutePath();
        for (Assignment assignment : assignments) {
            root = overrides.apply(assignment.text(), new Place(assignment.written(), 0, 0, here), root);
        }
        T read = body.apply(Fields.of("", root, reading));
        reading.problems().throwIfAny();
        return read;
    }

    /** An empty document has no keys, so that all are at their defaults. */
    private YamlNode.Mapping root(String text, Place start, Problems problems) throws ScenarioException {
        Optional<YamlNode> root = YamlLoader.file(text, start, kind, problems);
        if (root.isEmpty() || (root.get() instanceof YamlNode.Scalar scalar && scalar.absent())) {
            return new YamlNode.Mapping(List.of(), start);
        }
        if (!(root.get() instanceof YamlNode.Mapping mapping)) {
            throw problems.fatal(
                    root.get().place(), kind.noun() + " holds keys; " + kind.reference() + " shows them all");
        }
        return mapping;
    }
}
