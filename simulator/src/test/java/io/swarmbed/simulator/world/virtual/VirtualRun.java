package io.swarmbed.simulator.world.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.WorldKind;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import io.swarmbed.simulator.world.WorldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs small scenarios in virtual time. */
final class VirtualRun {
    final CompletableFuture<Void> interruption = new CompletableFuture<>();
    private final Path folder;
    private Consumer<Progress> progress = state -> {};
    private Instruments instruments = Instruments.NONE;
    private Policies policies = Policies.builtIn();

    VirtualRun(Path folder) {
        this.folder = folder;
    }

    VirtualRun with(Instruments looks) {
        instruments = looks;
        return this;
    }

    VirtualRun with(Policies others) {
        policies = others;
        return this;
    }

    VirtualRun onProgress(Consumer<Progress> listener) {
        progress = listener;
        return this;
    }

    /** What {@code run.json} says. */
    JsonNode run(String yaml, String... overrides)
            throws ScenarioException, WorldException, PolicyException, IOException, InterruptedException {
        Scenario scenario = new ScenarioReader(policies)
                .read(yaml, "t.yaml", folder, List.of(overrides))
                .withWorld(WorldKind.VIRTUAL);
        ScenarioRunner runner = new ScenarioRunner(
                new VirtualWorld(policies, instruments), new ScenarioRunner.Labels("t.yaml", "swarmbed run", "1"));
        Files.createDirectories(folder);
        return runner.run(scenario, folder, progress, interruption).json();
    }

    /** The rows of a table, without its header, as cells. */
    List<List<String>> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }
}
