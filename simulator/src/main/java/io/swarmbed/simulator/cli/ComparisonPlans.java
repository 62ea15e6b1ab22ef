package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.simulator.experiment.Experiment;
import io.swarmbed.simulator.experiment.Variant;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.QuantityException;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.Seeds;
import io.swarmbed.simulator.scenario.WorldKind;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is compared, and the plans that follow from them; a mixin. */
final class ComparisonPlans {
    private static final String WORLD = "world";

    @Option(
            names = "--vary",
            paramLabel = "KEY=A,B,C",
            description = "Vary a key of the scenario, or world. May be repeated, for all combinations. In place of the"
                    + " scenario's own compare.vary.")
    private final List<String> vary = new ArrayList<>();

    @Option(
            names = "--paired",
            description = "Walk the lists of several --vary side by side: the first values of all make a variant, the"
                    + " second ones another, and so on.")
    private boolean paired;

    @Option(
            names = "--reference",
            paramLabel = "KEY=VALUE",
            description = "The variant that others are compared with, such as home.picker=random; the first if not"
                    + " given. May be repeated, for several keys.")
    private final List<String> reference = new ArrayList<>();

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "What the summary begins with: 'swarmbed list metrics' shows what there is. The scenario's,"
                    + " else completion-time.")
    private @Nullable String metric;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "How many, such as 20, or which: 3..12 or 1,5,9. The scenario's if not given, else 5.")
    private @Nullable String seeds;

    @Option(
            names = "--world",
            converter = WorldOption.class,
            paramLabel = "WORLD",
            description = "Where to run: virtual or loopback. The scenario's own if not given.")
    private @Nullable WorldKind world;

    /**
     * What to run.
     *
     * @param several whether there is to be a folder of several comparisons
     * @param label what to call the folder if nobody names it
     * @param leftOut scenarios of a folder that compare nothing and expect nothing
     */
    record Chosen(List<ComparisonPlan> plans, boolean several, String label, List<Path> leftOut) {}

    /** Reads everything and checks it. */
    Chosen read(ScenarioArguments arguments, String command) throws ScenarioException, PolicyException {
        List<Path> named = arguments.files();
        Policies policies = arguments.policies();
        List<ComparisonPlan> plans = new ArrayList<>();
        List<Path> leftOut = new ArrayList<>();
        boolean several = named.size() > 1;
        for (Path file : named) {
            boolean folder = Files.isDirectory(file);
            several |= folder;
            for (Path scenario : folder ? inside(file) : List.of(file)) {
                ComparisonPlan plan = plan(scenario, arguments, policies, command);
                boolean empty = plan.experiment().axes().isEmpty()
                        && plan.experiment().expectations().isEmpty();
                if (folder && empty) {
                    leftOut.add(scenario);
                } else {
                    plans.add(plan);
                }
            }
        }
        arguments
                .plugIns()
                .requireUse(plans.stream()
                        .flatMap(plan -> plan.experiment().variants().stream())
                        .map(Variant::scenario));
        plans.forEach(ComparisonPlan::check);
        if (plans.isEmpty()) {
            throw new UserError(named.get(0) + ": no scenario in it compares or expects anything; say what to vary with"
                    + " --vary");
        }
        Path first = named.get(0).toAbsolutePath().normalize();
        String label =
                !several ? plans.get(0).name() : named.size() == 1 ? String.valueOf(first.getFileName()) : "several";
        return new Chosen(plans, several, "compare-" + label, leftOut);
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> scenarios = files.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (scenarios.isEmpty()) {
                throw new UserError(folder + ": there is no scenario in this folder; name one that has .yaml files");
            }
            return scenarios;
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be read; check its permissions");
        }
    }

    private ComparisonPlan plan(Path file, ScenarioArguments arguments, Policies policies, String command)
            throws ScenarioException, PolicyException {
        List<String> overrides = arguments.overrides();
        ScenarioReader reader = new ScenarioReader(policies);
        Scenario scenario = inWorld(reader.read(file, overrides));
        Comparison comparison = comparison(scenario.comparison());
        Experiment experiment =
                Experiment.of(scenario, comparison, settings -> inWorld(reader.variant(file, overrides, settings)));
        return new ComparisonPlan(
                file,
                experiment,
                reader.source(file, overrides, experiment.asScenario()),
                new TrialWorlds(
                        arguments,
                        policies,
                        file,
                        new ScenarioRunner.Labels(
                                String.valueOf(file.getFileName()),
                                command,
                                Version.build(),
                                arguments.plugIns().plugIns().asVersions())));
    }

    private Scenario inWorld(Scenario scenario) {
        return world == null ? scenario : scenario.withWorld(world);
    }

    private Comparison comparison(Comparison written) throws ScenarioException {
        Comparison comparison = written;
        if (!vary.isEmpty()) {
            Comparison.Combine combine = paired ? Comparison.Combine.PAIRED : Comparison.Combine.ALL;
            comparison = ScenarioReader.vary(comparison, vary, combine);
        } else if (paired) {
            throw new UserError(
                    "--paired is for lists of --vary; in a scenario write 'combine: paired' under 'compare'");
        }
        if (world != null
                && comparison.axes().stream().anyMatch(axis -> axis.path().equals(WORLD))) {
            throw new UserError("the world is varied already: leave out --world");
        }
        if (!reference.isEmpty()) {
            comparison = ScenarioReader.reference(comparison, reference);
        }
        if (metric != null) {
            comparison = comparison.withLead(lead(metric));
        }
        if (seeds == null) {
            return comparison;
        }
        try {
            return comparison.withSeeds(Seeds.parse(seeds));
        } catch (QuantityException e) {
            throw new UserError("--seeds: '" + seeds + "' " + e.getMessage());
        }
    }

    private static Metric lead(String word) {
        Optional<Metric> found =
                Metric.all().stream().filter(one -> one.word().equals(word)).findFirst();
        List<String> words = Metric.all().stream().map(Metric::word).toList();
        return found.orElseThrow(
                () -> new UserError("--metric " + word + ": there is no such metric; " + Nearest.advice(word, words)));
    }
}
