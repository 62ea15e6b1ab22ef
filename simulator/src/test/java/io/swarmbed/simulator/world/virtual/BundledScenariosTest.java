package io.swarmbed.simulator.world.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.WorldKind;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scenarios that come with Swarmbed promise in the virtual world. */
@Timeout(120)
class BundledScenariosTest {
    private static final Path SCENARIOS = Path.of("..", "scenarios");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"01-quickstart.yaml", "02-pickers.yaml"})
    void well_behaved_scenarios_end_near_the_bound_and_never_before_it(String name) throws Exception {
        JsonNode run = new VirtualRun(folder).run(Files.readString(SCENARIOS.resolve(name)));
        assertThat(run.at("/outcome/reached").asBoolean()).isTrue();
        assertThat(run.at("/summary/efficiency").asDouble()).isBetween(1.0, 1.35);
    }

    static List<Path> papers() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS.resolve("papers"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("papers")
    void scenarios_of_papers_run_in_virtual_time_and_say_what_they_expect(Path file) throws Exception {
        Scenario scenario = new ScenarioReader(Policies.builtIn())
                .read(Files.readString(file), file.toString(), file.getParent(), List.of());
        assertThat(scenario.world()).isEqualTo(WorldKind.VIRTUAL);
        assertThat(scenario.expectations()).isNotEmpty();
    }
}
