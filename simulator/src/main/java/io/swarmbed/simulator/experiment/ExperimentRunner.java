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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Runs trials: those in virtual time several at once, the others one by one and with nothing beside them, because they
 * measure the machine too.
 */
public final class ExperimentRunner {
    /** So often a run that is not to be trusted is run again. */
    public static final int MOST_REPEATS = 3;

    private final Options options;

    /**
     * How to run.
     *
     * @param jobs runs in virtual time at once, at least 1
     * @param resume whether runs that are done are kept
     * @param charts whether each run gets its charts and page
     */
    public record Options(int jobs, boolean resume, boolean charts) {}

    /** Where swarms are run. Called on several threads at once. */
    public interface Worlds {
        /** A world for this swarm. */
        World world(Scenario scenario) throws WorldException;

        /** What the run of this trial is to say of itself. */
        ScenarioRunner.Labels labels(Trial trial);
    }

    public ExperimentRunner(Options options) {
        this.options = options;
    }

    /**
     * Runs what is not done: in one pool, the longest first, so that none is left over when all others have ended.
     *
     * @param progress is told after each run and each sample of one, by one thread at a time
     * @param interruption ends all runs when it completes; those under way leave nothing
     * @return a result of each task in their order, empty for those that were not run to their end
     */
    public List<Optional<TrialResult>> run(
            List<Task> tasks, Consumer<ExperimentProgress> progress, CompletableFuture<Void> interruption)
            throws InterruptedException {
        Tally tally = new Tally(tasks, progress);
        List<Optional<TrialResult>> results = new ArrayList<>(Collections.nCopies(tasks.size(), Optional.empty()));
        List<Integer> several = new ArrayList<>();
        List<Integer> alone = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            WorldKind world = tasks.get(i).trial().variant().scenario().world();
            (world == WorldKind.VIRTUAL ? several : alone).add(i);
        }
        several.sort(
                Comparator.comparingDouble((Integer task) -> tally.cost(task)).reversed());
        run(tasks, several, options.jobs(), results, tally, interruption);
        run(tasks, alone, 1, results, tally, interruption);
        return results;
    }

    private void run(
            List<Task> tasks,
            List<Integer> places,
            int threads,
            List<Optional<TrialResult>> results,
            Tally tally,
            CompletableFuture<Void> interruption)
            throws InterruptedException {
        if (places.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, places.size()));
        try {
            CompletionService<Integer> running = new ExecutorCompletionService<>(pool);
            for (int place : places) {
                running.submit(() -> {
                    results.set(place, result(tasks.get(place), place, tally, interruption));
                    return place;
                });
            }
            for (int i = 0; i < places.size(); i++) {
                int place = running.take().get();
                results.get(place).ifPresent(result -> tally.ended(place, result));
            }
        } catch (ExecutionException error) {
            throw new IllegalStateException(error.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Optional<TrialResult> result(Task task, int place, Tally tally, CompletableFuture<Void> interruption)
            throws InterruptedException {
        Trial trial = task.trial();
        TrialFolder folder = new TrialFolder(task.runs(), trial);
        try {
            Optional<Measurements> before =
                    options.resume() ? folder.finished(task.worlds().labels(trial)) : Optional.empty();
            if (before.isPresent()) {
                tally.kept(place);
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
                measured = attempt(task, folder, fraction -> tally.comes(place, fraction), interruption);
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
            Task task, TrialFolder folder, DoubleConsumer progress, CompletableFuture<Void> interruption)
            throws WorldException, IOException, ReportException, InterruptedException {
        Scenario scenario = task.trial().scenario();
        Worlds worlds = task.worlds();
        ScenarioRunner runner = new ScenarioRunner(worlds.world(scenario), worlds.labels(task.trial()));
        runner.run(
                scenario, folder.renewed(), sample -> progress.accept(sample.contentFraction()), interruption.copy());
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
}
