package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.experiment.ExperimentRunner;
import io.swarmbed.simulator.experiment.Trial;
import io.swarmbed.simulator.experiment.Variant;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the trials of a scenario are run, and what their runs say of themselves.
 *
 * @param common what they all say, and the command of the comparison
 */
record TrialWorlds(ScenarioArguments arguments, Policies policies, Path file, ScenarioRunner.Labels common)
        implements ExperimentRunner.Worlds {
    @Override
    public World world(Scenario scenario) {
        return Worlds.of(scenario.world(), policies);
    }

    @Override
    public ScenarioRunner.Labels labels(Trial trial) {
        StringBuilder command =
                new StringBuilder("swarmbed run " + ShellWords.quoted(file.toString()) + " --seed " + trial.seed());
        command.append(arguments.plugIns().asOption());
        List<String> assignments = new ArrayList<>(arguments.overrides());
        Variant variant = trial.variant();
        assignments.addAll(variant.assignments());
        assignments.forEach(assignment -> command.append(" --set ").append(ShellWords.quoted(assignment)));
        if (!variant.settings().containsKey("world")) {
            command.append(" --world ").append(trial.scenario().world().word());
        }
        return new ScenarioRunner.Labels(common.scenarioFile(), command.toString(), common.version(), common.plugIns());
    }
}
