package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of commands that take scenarios; a mixin. */
final class ScenarioArguments {
    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "A scenario file.")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "Change a key of the scenario, such as seed=3, content.size='1 GiB' or peers.home.count=5 (a group"
                        + " goes by its name). May be repeated."
            })
    private final List<String> overrides = new ArrayList<>();

    @Mixin
    private final PlugInArguments plugIns = new PlugInArguments();

    /** The files in the order in which they were named. */
    List<Path> files() {
        return List.copyOf(files);
    }

    /** The changes in the order in which they were given. */
    List<String> overrides() {
        return List.copyOf(overrides);
    }

    /** Strategies of the user's own. */
    PlugInArguments plugIns() {
        return plugIns;
    }

    /** The strategies a scenario may name. */
    Policies policies() throws PolicyException {
        return plugIns.policies();
    }

    /** Reads one of the files, with the changes. */
    Scenario read(Path file) throws ScenarioException, PolicyException {
        return new ScenarioReader(policies()).read(file, overrides);
    }
}
