package io.swarmbed.simulator.cli;

import io.swarmbed.simulator.experiment.Experiment;
import io.swarmbed.simulator.experiment.Task;
import io.swarmbed.simulator.experiment.Trial;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.world.WorldException;
import java.nio.file.Path;
import java.util.List;

/**
 * A scenario that is to be compared.
 *
 * @param file in which it is
 * @param source a scenario that makes the same comparison again
 * @param worlds where its trials are run
 */
record ComparisonPlan(Path file, Experiment experiment, String source, TrialWorlds worlds) {
    /** How it is called. */
    String name() {
        return experiment.scenario().name();
    }

    /** Such as {@code quickstart: 3 variants x 20 seeds}. */
    String announcement() {
        return name() + ": " + Quantities.count(experiment.variants().size(), "variant") + " x "
                + Quantities.count(experiment.seeds().size(), "seed");
    }

    /** All of its trials, which leave their folders in {@code runs} of this one. */
    List<Task> tasks(Path folder) {
        Path runs = folder.resolve("runs");
        return experiment.trials().stream()
                .map(trial -> new Task(trial, runs, worlds))
                .toList();
    }

    /** Finds out before anything is written whether every variant can be run. @throws UserError when one cannot */
    void check() {
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
}
