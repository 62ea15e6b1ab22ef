package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads scenarios. Immutable and thread-safe. */
public final class ScenarioReader {
    private final Policies policies;

    /** A reader that lets scenarios name these policies. */
    public ScenarioReader(Policies policies) {
        this.policies = policies;
    }

    /**
     * Reads a scenario from a file.
     *
     * @param overrides assignments such as {@code peers.home.count=5} that win over the file
     * @throws ScenarioException naming every place that is wrong
     */
    public Scenario read(Path file, List<String> overrides) throws ScenarioException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return read(text(file), file.toString(), folder == null ? file.toAbsolutePath() : folder, overrides);
    }

    /**
     * Reads one variant of a scenario.
     *
     * @param overrides assignments that hold for all variants
     * @param settings assignments such as {@code home.picker=random} that make this variant, and win over the others
     * @throws ScenarioException naming every place that is wrong
     */
    public Scenario variant(Path file, List<String> overrides, List<String> settings) throws ScenarioException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Place start = new Place(file.toString(), 1, 1, folder == null ? file.toAbsolutePath() : folder);
        Reading reading = new Reading(policies);
        Overrides changes = new Overrides(reading.problems());
        YamlNode.Mapping root = changes.apply("--set", overrides, root(text(file), start, reading.problems()));
        YamlNode.Mapping varied = VariantTrial.alone(root);
        for (String setting : settings) {
            Place place = new Place("--vary " + setting, 0, 0, start.folder());
            varied = changes.apply(setting, place, varied);
        }
        Scenario scenario = new RootReader(reading).read(varied, defaultName(file.toString()));
        reading.problems().throwIfAny();
        return scenario;
    }

    /**
     * A scenario as its author wrote it, which reads back in any folder and can be varied as the file can.
     *
     * @param overrides assignments that were made to the file
     * @param scenario that was read so; its name, its world, what it compares and expects are written in place of the
     *     file's
     * @throws ScenarioException when the file cannot be read
     */
    public String source(Path file, List<String> overrides, Scenario scenario) throws ScenarioException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Place start = new Place(file.toString(), 1, 1, folder == null ? file.toAbsolutePath() : folder);
        Problems problems = new Problems();
        YamlNode.Mapping root = root(text(file), start, problems);
        return SourceWriter.write(new Overrides(problems).apply("--set", overrides, root), scenario);
    }

    /**
     * The comparison with other axes, from the command line: {@code home.picker=rarest-first,random}.
     *
     * @throws ScenarioException when one is no key with values, or they cannot be combined so
     */
    public static Comparison vary(Comparison comparison, List<String> assignments, Comparison.Combine combine)
            throws ScenarioException {
        return AxisText.vary(comparison, assignments, combine);
    }

    /**
     * The comparison with another reference, from the command line: {@code home.picker=random}.
     *
     * @throws ScenarioException when no variant has these settings
     */
    public static Comparison reference(Comparison comparison, List<String> assignments) throws ScenarioException {
        return AxisText.reference(comparison, assignments);
    }

    /**
     * Reads a scenario from text.
     *
     * @param name what to call the text in messages; its last part without {@code .yaml} is the default name
     * @param folder an absolute path that relative paths in the text start from
     * @throws ScenarioException naming every place that is wrong
     */
    public Scenario read(String text, String name, Path folder, List<String> overrides) throws ScenarioException {
        return read(text, name, folder, overrides, new Reading(policies));
    }

    Scenario read(String text, String name, Path folder, List<String> overrides, Reading reading)
            throws ScenarioException {
        Problems problems = reading.problems();
        Place start = new Place(name, 1, 1, folder);
        YamlNode.Mapping changed = new Overrides(problems).apply("--set", overrides, root(text, start, problems));
        Scenario scenario = new RootReader(reading).read(changed, defaultName(name));
        problems.throwIfAny();
        new VariantTrial(policies, changed)
                .tryAll(problems, scenario.comparison().paired());
        problems.throwIfAny();
        return scenario;
    }

    private static YamlNode.Mapping root(String text, Place start, Problems problems) throws ScenarioException {
        Optional<YamlNode> root = YamlLoader.file(text, start.source(), start.folder(), problems);
        if (root.isEmpty() || (root.get() instanceof YamlNode.Scalar scalar && scalar.absent())) {
            throw problems.fatal(start, "the file is empty; a scenario needs at least 'peers:'");
        }
        if (!(root.get() instanceof YamlNode.Mapping mapping)) {
            throw problems.fatal(root.get().place(), "a scenario holds keys; write 'peers:' and a list of groups");
        }
        return mapping;
    }

    /** Every key this reader asks for when it reads the text; for checking the reference against it. */
    Set<String> askedKeys(String text, Path folder) throws ScenarioException {
        Reading reading = new Reading(policies);
        read(text, "text", folder, List.of(), reading);
        return reading.askedKeys();
    }

    private static String text(Path file) throws ScenarioException {
        return DocumentText.of(file, DocumentKind.SCENARIO);
    }

    private static String defaultName(String source) {
        String last = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        return last.replaceFirst("\\.ya?ml$", "");
    }
}
