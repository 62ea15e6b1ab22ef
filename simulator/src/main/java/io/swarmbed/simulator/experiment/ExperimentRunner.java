package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.ReportOptions;
import io.swarmbed.reports.RunReport;
import io.swarmbed.reports.metric.Measurements;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.WorldKind;
import io.swarmbed.simulator.world.World;
import io.swarmbed.simulator.world.WorldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs trials: those in virtual time several at once, the others one by one and with nothing beside them, because they
 * measure the machine too.
 */
public final class ExperimentRunner {
    /** So often a run that is not to be trusted is run again. */
    public static final int MOST_REPEATS = 3;

    private final Options options;
    private final Worlds worlds;
    private final Path runs;

    /**
     * How to run.
     *
     * @param jobs runs in virtual time at once, at least 1
     * @param resume whether runs that are done are kept
     * @param charts whether each run gets its charts and page
     * @param version of this program
     */
    public record Options(int jobs, boolean resume, boolean charts, String version) {}

    /** Where swarms are run. Called on several threads at once. */
    public interface Worlds {
        /** A world for this swarm. */
        World world(Scenario scenario) throws WorldException;

        /** What the run of this trial is to say of itself. */
        ScenarioRunner.Labels labels(Trial trial);
    }

    /** A runner that leaves its folders here. */
    public ExperimentRunner(Options options, Worlds worlds, Path runs) {
        this.options = options;
        this.worlds = worlds;
        this.runs = runs;
    }

    /**
     * Runs what is not done.
     *
     * @param progress is told after each run and each sample of one, by one thread at a time
     * @param interruption ends all runs when it completes; those under way leave nothing
     * @return a result of each trial that was run or kept, in their order
     */
    public List<TrialResult> run(
            List<Trial> trials, Consumer<ExperimentProgress> progress, CompletableFuture<Void> interruption)
            throws InterruptedException {
        Map<Trial, TrialResult> results = new HashMap<>();
        Tally tally = new Tally(trials.size(), progress);
        List<Trial> several = new ArrayList<>();
        List<Trial> alone = new ArrayList<>();
        for (Trial trial : trials) {
            (trial.scenario().world() == WorldKind.VIRTUAL ? several : alone).add(trial);
        }
        run(several, options.jobs(), results, tally, interruption);
        run(alone, 1, results, tally, interruption);
        return trials.stream()
                .flatMap(trial -> Optional.ofNullable(results.get(trial)).stream())
                .toList();
    }

    private void run(
            List<Trial> trials,
            int threads,
            Map<Trial, TrialResult> results,
            Tally tally,
            CompletableFuture<Void> interruption)
            throws InterruptedException {
        if (trials.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, trials.size()));
        try {
            CompletionService<Optional<TrialResult>> running = new ExecutorCompletionService<>(pool);
            trials.forEach(trial -> running.submit(() -> result(trial, tally, interruption)));
            for (int i = 0; i < trials.size(); i++) {
                running.take().get().ifPresent(result -> {
                    results.put(result.trial(), result);
                    tally.ended(result);
                });
            }
        } catch (ExecutionException error) {
            throw new IllegalStateException(error.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Optional<TrialResult> result(Trial trial, Tally tally, CompletableFuture<Void> interruption)
            throws InterruptedException {
        TrialFolder folder = new TrialFolder(runs, trial);
        try {
            Optional<Measurements> before = options.resume() ? folder.finished(worlds.labels(trial)) : Optional.empty();
            if (before.isPresent()) {
                tally.kept();
                if (options.charts() && !Files.exists(folder.path().resolve("report.html"))) {
                    RunReport.write(folder.path(), ReportOptions.defaults());
                }
            } else {
                folder.forget();
            }
            Optional<Measurements> measured = before;
            while (!interruption.isDone() && wanted(folder, measured)) {
                if (measured.isPresent()) {
                    folder.putAside();
                }
                measured = attempt(trial, folder, tally, interruption);
            }
            return measured.map(
                    done -> new TrialResult(trial, folder.path(), folder.attempts(), Optional.of(done), ""));
        } catch (WorldException | IOException | UncheckedIOException | ReportException error) {
            return Optional.of(failed(trial, folder, String.valueOf(error.getMessage())));
        } catch (RuntimeException defect) {
            return Optional.of(
                    failed(trial, folder, defect.toString().lines().findFirst().orElse("")));
        }
    }

    private static boolean wanted(TrialFolder folder, Optional<Measurements> measured) {
        return measured.isEmpty()
                || (!measured.get().info().outcome().trustworthy() && folder.attempts() < MOST_REPEATS);
    }

    /** Empty when the run was interrupted, which leaves nothing of it. */
    private Optional<Measurements> attempt(
            Trial trial, TrialFolder folder, Tally tally, CompletableFuture<Void> interruption)
            throws WorldException, IOException, ReportException, InterruptedException {
        Scenario scenario = trial.scenario();
        ScenarioRunner runner = new ScenarioRunner(worlds.world(scenario), worlds.labels(trial));
        runner.run(
                scenario,
                folder.renewed(),
                progress -> tally.comes(trial, progress.contentFraction()),
                interruption.copy());
        if (interruption.isDone()) {
            folder.remove();
            return Optional.empty();
        }
        if (options.charts()) {
            RunReport.write(folder.path(), ReportOptions.defaults());
        }
        return Optional.of(Measurements.read(folder.path()));
    }

    private static TrialResult failed(Trial trial, TrialFolder folder, String why) {
        return new TrialResult(trial, folder.path(), folder.attempts(), Optional.empty(), why);
    }

    /** Counts runs. Thread-safe. */
    private static final class Tally {
        private final int total;
        private final Consumer<ExperimentProgress> progress;
        private final Map<Trial, Double> underWay = new HashMap<>();
        private int kept;
        private int done;
        private int failed;

        Tally(int total, Consumer<ExperimentProgress> progress) {
            this.total = total;
            this.progress = progress;
        }

        synchronized void kept() {
            kept++;
        }

        synchronized void comes(Trial trial, double fraction) {
            underWay.put(trial, fraction);
            tell();
        }

        synchronized void ended(TrialResult result) {
            underWay.remove(result.trial());
            done++;
            failed += result.counts() ? 0 : 1;
            tell();
        }

        private void tell() {
            double parts =
                    underWay.values().stream().mapToDouble(Double::doubleValue).sum();
            progress.accept(new ExperimentProgress(done, kept, total, failed, parts));
        }
    }
}
