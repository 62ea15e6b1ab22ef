package io.swarmbed.simulator.experiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the runs of a list of tasks, which go by their places in it. Thread-safe. */
final class Tally {
    private final double[] costs;
    private final double all;
    private final Consumer<ExperimentProgress> progress;
    private final Map<Integer, Double> underWay = new HashMap<>();
    private double doneCost;
    private double keptCost;
    private int kept;
    private int done;
    private int failed;

    Tally(List<Task> tasks, Consumer<ExperimentProgress> progress) {
        this.costs = tasks.stream().mapToDouble(task -> task.trial().cost()).toArray();
        this.all = Math.max(1, tasks.isEmpty() ? 1 : Arrays.stream(costs).sum());
        this.progress = progress;
    }

    double cost(int task) {
        return costs[task];
    }

    synchronized void kept(int task) {
        kept++;
        keptCost += costs[task];
    }

    synchronized void comes(int task, double fraction) {
        underWay.put(task, fraction * costs[task]);
        tell();
    }

    synchronized void ended(int task, TrialResult result) {
        underWay.remove(task);
        done++;
        doneCost += costs[task];
        failed += result.counts() ? 0 : 1;
        tell();
    }

    private void tell() {
        double parts =
                underWay.values().stream().mapToDouble(Double::doubleValue).sum();
        progress.accept(
                new ExperimentProgress(done, kept, costs.length, failed, (doneCost + parts) / all, keptCost / all));
    }
}
