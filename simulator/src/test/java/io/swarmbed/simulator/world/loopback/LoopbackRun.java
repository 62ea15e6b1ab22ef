package io.swarmbed.simulator.world.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import io.swarmbed.simulator.world.WorldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs small scenarios over real sockets. */
final class LoopbackRun {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    final CompletableFuture<Void> interruption = new CompletableFuture<>();
    private final Path folder;
    private Consumer<Progress> progress = state -> {};
    private Supplier<LoopbackAddresses> addressing = LoopbackAddresses::take;
    private long openFiles = NO_LIMIT;

    LoopbackRun(Path folder) {
        this.folder = folder;
    }

    LoopbackRun onProgress(Consumer<Progress> listener) {
        progress = listener;
        return this;
    }

    LoopbackRun onSharedAddress() {
        addressing = LoopbackAddresses::shared;
        return this;
    }

    LoopbackRun on(LoopbackAddresses addresses) {
        addressing = () -> addresses;
        return this;
    }

    LoopbackRun withOpenFiles(long limit) {
        openFiles = limit;
        return this;
    }

    /** What {@code run.json} says. */
    JsonNode run(String yaml, String... overrides)
            throws ScenarioException, WorldException, PolicyException, IOException, InterruptedException {
        Scenario scenario = new ScenarioReader(Policies.builtIn()).read(yaml, "t.yaml", folder, List.of(overrides));
        LoopbackWorld world = new LoopbackWorld(Policies.builtIn(), new OpenFiles(openFiles), addressing);
        ScenarioRunner runner = new ScenarioRunner(world, new ScenarioRunner.Labels("t.yaml", "swarmbed run", "1"));
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
