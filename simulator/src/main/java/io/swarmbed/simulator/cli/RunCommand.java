package io.swarmbed.simulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.reports.ReportOptions;
import io.swarmbed.reports.RunReport;
import io.swarmbed.reports.RunSummary;
import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.reports.comparison.VerdictTable;
import io.swarmbed.reports.metric.Measurements;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.experiment.ComparisonFiles;
import io.swarmbed.simulator.experiment.Judge;
import io.swarmbed.simulator.experiment.Results;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.Seeds;
import io.swarmbed.simulator.scenario.WorldKind;
import io.swarmbed.simulator.world.WorldException;
import io.swarmbed.simulator.world.virtual.Instruments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs scenarios and leaves a folder of tables, charts and a page for each. */
@Command(
        name = "run",
        description = "Run scenarios, show how they go, and leave a folder with tables, charts and a page for each.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed run scenarios/01-quickstart.yaml",
            "  swarmbed run scenarios/02-pickers.yaml --seed 7 --out /tmp/pickers",
            "  swarmbed run my.yaml --set home.count=100 --set content.size='64 MiB' --json"
        })
final class RunCommand extends BaseCommand {
    @Mixin
    private final ScenarioArguments arguments = new ScenarioArguments();

    @Option(
            names = "--world",
            converter = WorldOption.class,
            paramLabel = "WORLD",
            description = "Where to run: virtual (simulated network on a virtual clock, repeatable) or loopback (real"
                    + " sockets in this process). The scenario's own if not given.")
    private @Nullable WorldKind world;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of every random draw; the scenario's if not given.")
    private @Nullable Long seed;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = QuantityOption.Time.class,
            description = "Run at most this long, as in '10 min', in the world's own time; the scenario's stop.after if"
                    + " not given.")
    private @Nullable Long until;

    @Option(
            names = "--trace",
            description = "Write every event to trace.csv in the run folder, for 'swarmbed diff'. Virtual world only.")
    private boolean trace;

    @Option(
            names = "--check",
            description = "Check after every event that everything adds up, and end the run where it does not. Virtual"
                    + " world only; takes several times as long.")
    private boolean check;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder to leave, which must be empty or new; the next under 'runs' if not given.")
    private @Nullable Path out;

    @Override
    public Integer call() throws PolicyException, ScenarioException, InterruptedException {
        if (out != null && arguments.files().size() > 1) {
            throw new UserError("--out names one folder, and there are "
                    + arguments.files().size() + " scenarios: run them one by one, or leave it out");
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : arguments.files()) {
            Scenario scenario = adjusted(arguments.read(file));
            check(scenario, file);
            scenarios.add(scenario);
        }
        arguments.plugIns().requireUse(scenarios.stream());
        boolean reached = true;
        List<JsonNode> results = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            reached &= run(scenarios.get(i), arguments.files().get(i), results);
        }
        if (json()) {
            printJson(results.size() == 1 ? results.get(0) : Map.of("runs", results));
        }
        return reached ? Swarmbed.DONE : Swarmbed.FAILED;
    }

    private void check(Scenario scenario, Path file) throws PolicyException {
        try {
            runner(scenario, file).check(scenario);
        } catch (WorldException e) {
            throw new UserError(file + ": " + e.getMessage());
        }
    }

    private ScenarioRunner runner(Scenario scenario, Path file) throws PolicyException {
        return new ScenarioRunner(
                Worlds.of(scenario.world(), arguments.policies(), new Instruments(trace, check)),
                new ScenarioRunner.Labels(
                        String.valueOf(file.getFileName()),
                        commandLine(),
                        Version.build(),
                        arguments.plugIns().plugIns().asVersions()));
    }

    private Scenario adjusted(Scenario scenario) {
        Scenario adjusted = world == null ? scenario : scenario.withWorld(world);
        if (seed != null && (seed < 0 || seed > Seeds.MAX_SEED)) {
            throw new UserError("--seed " + seed + " is not a seed: give a whole number from 0 to " + Seeds.MAX_SEED);
        }
        adjusted = seed == null ? adjusted : adjusted.withSeed(seed);
        if (until != null && until <= 0) {
            throw new UserError("--until must be longer than that: give a time such as '10 min'");
        }
        return until == null ? adjusted : adjusted.withStopAfter(until);
    }

    private boolean run(Scenario scenario, Path file, List<JsonNode> results)
            throws PolicyException, InterruptedException {
        ScenarioRunner runner = runner(scenario, file);
        StatusLine status = new StatusLine(err(), quiet());
        try (Interruption interruption = new Interruption(err())) {
            Path folder = ScenarioRunner.folder(scenario, Optional.ofNullable(out));
            say(scenario.name() + ": " + scenario.peerCount() + " peers " + Worlds.place(scenario.world()) + ", seed "
                    + scenario.seed());
            ProgressText text = new ProgressText(scenario);
            ScenarioRunner.Finished finished =
                    runner.run(scenario, folder, progress -> status.show(text.of(progress)), interruption.signal());
            status.clear();
            status.show("drawing charts");
            List<Path> written = draw(folder);
            status.clear();
            List<Verdict> verdicts = verdicts(scenario, finished);
            report(finished, written, verdicts, results);
            boolean met = verdicts.stream().noneMatch(verdict -> verdict.status() == Verdict.Status.MISSED);
            return finished.outcome().reached() && met && !written.isEmpty();
        } catch (WorldException e) {
            throw new UserError(file + ": " + e.getMessage());
        } catch (IOException | UncheckedIOException | ReportException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } finally {
            status.clear();
        }
    }

    /** The files written; none when they cannot be, which is said and makes the run fall short. */
    private List<Path> draw(Path folder) {
        try {
            return RunReport.write(folder, ReportOptions.defaults());
        } catch (ReportException e) {
            err().println("no charts: " + e.getMessage());
            return List.of();
        }
    }

    /** What became of the scenario's expectations, none for a run that fell short. */
    private static List<Verdict> verdicts(Scenario scenario, ScenarioRunner.Finished finished) throws ReportException {
        return scenario.expectations().isEmpty() || !finished.outcome().reached()
                ? List.of()
                : new Judge(Results.of(Measurements.read(finished.folder()))).judge(scenario.expectations());
    }

    private void report(
            ScenarioRunner.Finished finished, List<Path> written, List<Verdict> verdicts, List<JsonNode> results)
            throws ReportException {
        say(RunSummary.read(finished.folder()).toText());
        if (!finished.outcome().reached() && (quiet() || json())) {
            err().println("the run did not reach its stop condition: "
                    + finished.outcome().stop());
        }
        say("");
        judged(verdicts);
        say(finished.folder() + (written.isEmpty() ? "" : " has charts and report.html"));
        results.add(result(finished, written, verdicts));
    }

    private void judged(List<Verdict> verdicts) {
        List<Verdict> here = verdicts.stream()
                .filter(verdict -> verdict.status() != Verdict.Status.NOT_JUDGED)
                .toList();
        if (!here.isEmpty()) {
            say(VerdictTable.of(here));
        }
        int others = verdicts.size() - here.size();
        if (others > 0) {
            say(Quantities.count(others, "expectation") + (others == 1 ? " needs" : " need")
                    + " other variants or seeds: 'swarmbed" + " compare' runs and judges them");
            say("");
        }
    }

    /** What {@code run.json} says, and where the files are. */
    private static JsonNode result(ScenarioRunner.Finished finished, List<Path> written, List<Verdict> verdicts) {
        ObjectNode result = finished.json().deepCopy();
        result.put("folder", finished.folder().toString());
        ArrayNode charts = result.putArray("charts");
        for (Path file : written) {
            if (file.toString().endsWith(".png")) {
                charts.add(file.toString());
            } else {
                result.put("report", file.toString());
            }
        }
        ArrayNode expectations = result.putArray("expectations");
        verdicts.forEach(verdict -> expectations.add(ComparisonFiles.json(verdict, result.objectNode())));
        return result;
    }
}
