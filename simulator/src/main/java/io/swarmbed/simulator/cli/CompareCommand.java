package io.swarmbed.simulator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.ComparisonText;
import io.swarmbed.reports.comparison.Finding;
import io.swarmbed.reports.comparison.Findings;
import io.swarmbed.reports.comparison.StatisticsFile;
import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.reports.comparison.VerdictTable;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.experiment.ComparisonFiles;
import io.swarmbed.simulator.experiment.Experiment;
import io.swarmbed.simulator.experiment.ExperimentProgress;
import io.swarmbed.simulator.experiment.ExperimentRunner;
import io.swarmbed.simulator.experiment.Judge;
import io.swarmbed.simulator.experiment.Results;
import io.swarmbed.simulator.experiment.Trial;
import io.swarmbed.simulator.experiment.TrialResult;
import io.swarmbed.simulator.experiment.Variant;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.QuantityException;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.Seeds;
import io.swarmbed.simulator.scenario.WorldKind;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import io.swarmbed.simulator.scenario.yaml.ScenarioWriter;
import io.swarmbed.simulator.world.World;
import io.swarmbed.simulator.world.WorldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs variants of a scenario over many seeds and says what differs. */
@Command(
        name = "compare",
        description =
                "Run every variant of a scenario with every seed, lay the results side by side, and judge what the"
                        + " scenario expects of them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed compare my.yaml --vary home.picker=rarest-first,random,sequential --seeds 20",
            "  swarmbed compare my.yaml --vary home.up='1 Mbit/s,2 Mbit/s' --vary home.slots=2,4 --world virtual",
            "  swarmbed compare my.yaml --vary world=virtual,loopback --seeds 10    do the worlds agree?",
            "  swarmbed compare my.yaml --out runs/compare-my --resume    go on where it was interrupted"
        })
final class CompareCommand extends BaseCommand {
    private static final String WORLD = "world";

    @Mixin
    private final ScenarioArguments arguments = new ScenarioArguments();

    @Option(
            names = "--vary",
            paramLabel = "KEY=A,B,C",
            description = "Vary a key of the scenario, or world. May be repeated, for all combinations. In place of the"
                    + " scenario's own compare.vary.")
    private final List<String> vary = new ArrayList<>();

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

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder to leave, which must be empty or new, or resumed; the next under 'runs' if not"
                    + " given.")
    private @Nullable Path out;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Runs in virtual time at once; one for each processor if not given.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--resume", description = "Keep the runs in --out that are done, and run the others.")
    private boolean resume;

    @Option(names = "--charts", description = "Draw the charts of each run too.")
    private boolean charts;

    @Override
    public Integer call() throws PolicyException, ScenarioException, ReportException, InterruptedException {
        Path file = file();
        Policies policies = arguments.policies();
        Scenario scenario = inWorld(arguments.read(file));
        Comparison comparison = comparison(scenario);
        Experiment experiment = Experiment.of(
                scenario,
                comparison,
                settings -> inWorld(new ScenarioReader(policies).variant(file, arguments.overrides(), settings)));
        String version = Version.build();
        ExperimentRunner.Worlds worlds = new TrialWorlds(
                arguments,
                policies,
                file,
                new ScenarioRunner.Labels(
                        String.valueOf(file.getFileName()),
                        commandLine(),
                        version,
                        arguments.plugIns().plugIns().asVersions()));
        arguments.plugIns().requireUse(experiment.variants().stream().map(Variant::scenario));
        check(experiment, worlds, file);
        StatusLine status = new StatusLine(err(), quiet());
        try (Interruption interruption = new Interruption()) {
            Path folder = folder(scenario);
            new ComparisonFiles(folder, experiment).lost().ifPresent(lost -> {
                throw new UserError(folder + " compares " + lost
                        + ", which would be lost: resume it with that too, or name" + " another folder with --out");
            });
            Files.writeString(
                    folder.resolve("scenario.yaml"), ScenarioWriter.write(experiment.asScenario(comparison.seeds())));
            say(announcement(experiment));
            ExperimentRunner runner = new ExperimentRunner(
                    new ExperimentRunner.Options(jobs, resume, charts, version), worlds, folder.resolve("runs"));
            Remaining remaining = new Remaining();
            List<TrialResult> results = runner.run(
                    experiment.trials(), progress -> status.show(remaining.text(progress)), interruption.signal());
            status.clear();
            return conclude(experiment, results, folder);
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } finally {
            status.clear();
        }
    }

    private Path file() {
        if (arguments.files().size() != 1) {
            throw new UserError("compare takes one scenario, and there are "
                    + arguments.files().size() + ": compare them one by one");
        }
        if (jobs < 1) {
            throw new UserError("--jobs " + jobs + ": must be at least 1");
        }
        if (resume && out == null) {
            throw new UserError("--resume needs the folder to go on with: name it with --out");
        }
        return arguments.files().get(0);
    }

    private Scenario inWorld(Scenario scenario) {
        return world == null ? scenario : scenario.withWorld(world);
    }

    private Comparison comparison(Scenario scenario) throws ScenarioException {
        Comparison comparison = scenario.comparison();
        if (!vary.isEmpty()) {
            List<Comparison.Axis> axes = new ArrayList<>();
            for (String axis : vary) {
                axes.add(ScenarioReader.axis(axis));
            }
            comparison = comparison.withAxes(axes);
        }
        List<String> paths =
                comparison.axes().stream().map(Comparison.Axis::path).toList();
        if (paths.stream().distinct().count() < paths.size()) {
            throw new UserError("--vary names a key twice: give it once, with all values");
        }
        if (world != null && paths.contains(WORLD)) {
            throw new UserError("the world is varied already: leave out --world");
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

    private static void check(Experiment experiment, ExperimentRunner.Worlds worlds, Path file) {
        for (Trial trial : experiment.trials().subList(0, experiment.variants().size())) {
            try {
                new ScenarioRunner(worlds.world(trial.scenario()), worlds.labels(trial)).check(trial.scenario());
            } catch (WorldException e) {
                String where = trial.variant().settings().isEmpty()
                        ? ""
                        : " with " + trial.variant().name();
                throw new UserError(file + where + ": " + e.getMessage());
            }
        }
    }

    private Path folder(Scenario scenario) throws IOException {
        return resume && out != null
                ? Files.createDirectories(out)
                : ScenarioRunner.folder("compare-" + scenario.name(), Optional.ofNullable(out));
    }

    private String announcement(Experiment experiment) {
        return experiment.scenario().name() + ": "
                + Quantities.count(experiment.variants().size(), "variant") + " x "
                + Quantities.count(experiment.seeds().size(), "seed");
    }

    private int conclude(Experiment experiment, List<TrialResult> results, Path folder)
            throws IOException, ReportException {
        Results counting = Results.of(experiment, results);
        boolean complete = results.size() == experiment.trials().size();
        List<Verdict> verdicts = complete ? new Judge(counting).judge(experiment.expectations()) : List.of();
        ComparisonFiles files = new ComparisonFiles(folder, experiment);
        files.writeRuns(results);
        ObjectNode written = files.writeJson(
                new ScenarioRunner.Labels(
                        String.valueOf(arguments.files().get(0).getFileName()), commandLine(), Version.build()),
                results,
                verdicts);
        ComparisonFolder read = ComparisonFolder.read(folder);
        List<Finding> findings = Findings.of(read);
        files.addFindings(written, findings);
        StatisticsFile.write(read);
        err().print(faults(results));
        say("");
        say(ComparisonText.findings(findings));
        say(ComparisonText.table(read));
        if (!verdicts.isEmpty()) {
            say(VerdictTable.of(verdicts));
        }
        say(folder + " has runs.csv, statistics.csv and compare.json");
        if (json()) {
            printJson(written.put("folder", folder.toString()));
        }
        if (!complete) {
            err().println("interrupted: " + results.size() + " of "
                    + Quantities.count(experiment.trials().size(), "run") + " done; go on with --resume --out "
                    + folder);
        }
        boolean met = verdicts.stream().noneMatch(verdict -> verdict.status() == Verdict.Status.MISSED);
        boolean good = complete && met && results.stream().allMatch(TrialResult::counts);
        return good ? Swarmbed.DONE : Swarmbed.FAILED;
    }

    /** A line for each run that does not count, or is not to be trusted. */
    private static String faults(List<TrialResult> results) {
        StringBuilder text = new StringBuilder();
        for (TrialResult result : results) {
            String name = result.trial().name();
            if (!result.counts()) {
                text.append("! " + name + " is left out: " + result.fault() + "\n");
            } else if (!result.trustworthy()) {
                text.append("! " + name + " is not to be trusted: the machine did not keep pace, nor in "
                        + result.repeats() + " earlier attempts\n");
            }
        }
        return text.toString();
    }

    /** Where trials are run, and what their runs say of themselves. */
    private record TrialWorlds(ScenarioArguments arguments, Policies policies, Path file, ScenarioRunner.Labels common)
            implements ExperimentRunner.Worlds {
        @Override
        public World world(Scenario scenario) {
            return Worlds.of(scenario.world(), policies);
        }

        @Override
        public ScenarioRunner.Labels labels(Trial trial) {
            StringBuilder command = new StringBuilder("swarmbed run " + file + " --seed " + trial.seed());
            command.append(arguments.plugIns().asOption());
            List<String> assignments = new ArrayList<>(arguments.overrides());
            Variant variant = trial.variant();
            assignments.addAll(variant.assignments());
            assignments.forEach(
                    assignment -> command.append(" --set '").append(assignment).append('\''));
            if (!variant.settings().containsKey(WORLD)) {
                command.append(" --world ").append(trial.scenario().world().word());
            }
            return new ScenarioRunner.Labels(
                    common.scenarioFile(), command.toString(), common.version(), common.plugIns());
        }
    }

    /** How far it is, with the time that the rest will take at the pace so far. */
    private static final class Remaining {
        private final long start = System.nanoTime();

        String text(ExperimentProgress progress) {
            String text = progress.done() + " of " + Quantities.count(progress.total(), "run");
            text += progress.kept() > 0 ? "  " + progress.kept() + " kept" : "";
            text += progress.failed() > 0 ? "  " + progress.failed() + " failed" : "";
            text += "  " + (int) (100 * (progress.done() + progress.underWay()) / progress.total()) + " %";
            double run = progress.done() - progress.kept() + progress.underWay();
            double left = progress.total() - progress.done() - progress.underWay();
            long nanos = run > 0 ? (long) ((System.nanoTime() - start) / run * left) : 0;
            return nanos > 0 ? text + "  " + Quantities.time(nanos) + " left" : text;
        }
    }
}
