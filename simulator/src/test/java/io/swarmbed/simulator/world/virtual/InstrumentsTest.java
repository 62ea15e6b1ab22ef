package io.swarmbed.simulator.world.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.simulator.trace.TraceDiff;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class InstrumentsTest {
    private static final Instruments BOTH = new Instruments(true, true);
    private static final String SWARM = """
            seed: 3
            content: {size: 2 MiB, piece: 64 KiB}
            defaults: {latency: 10..60 ms}
            peers:
              - {name: origin, complete: true, up: 4 Mbit/s}
              - {name: home, count: 10, up: 1 Mbit/s, down: 8 Mbit/s, arrive: {spread: 10 s}}
            """;

    @TempDir
    Path folder;

    private VirtualRun swarm(String name) {
        return new VirtualRun(folder.resolve(name));
    }

    @Test
    void a_run_that_is_traced_and_checked_goes_as_one_that_is_not() throws Exception {
        JsonNode bare = swarm("a").run(SWARM);
        JsonNode seen = swarm("b").with(BOTH).run(SWARM);
        assertThat(seen.at("/digest")).isEqualTo(bare.at("/digest"));
        assertThat(seen.at("/outcome/reached").asBoolean()).isTrue();
        assertThat(folder.resolve("b/pairs.csv")).hasSameBinaryContentAs(folder.resolve("a/pairs.csv"));
        assertThat(folder.resolve("a/trace.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "defaults.extensions.fast=off",
                "defaults.extensions.redundant-haves=off",
                "defaults.slots=1",
                "home.down=300 kbit/s",
                "home.picker=sequential",
                "home.leave=at-completion",
                "content.size=1000001 B",
                "defaults.latency=0 s"
            })
    void swarms_of_all_sorts_break_nothing(String change) throws Exception {
        JsonNode run = swarm("a").with(BOTH).run(SWARM, change);
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("all-complete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{at: 8 s, partition: [[home], [origin]], for: 20 s}",
                "{at: 12 s, crash: home, share: 40 %}",
                "{at: 8 s, tracker: down, for: 10 s}",
                "{at: 8 s, link: home, up: 20 kB/s, for: 10 s}"
            })
    void faults_break_nothing(String fault) throws Exception {
        JsonNode run = swarm("a").with(BOTH).run(SWARM + "faults:\n  - " + fault + "\n");
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("all-complete");
    }

    @Test
    void two_seeds_part_and_the_same_seed_does_not() throws Exception {
        swarm("a").with(BOTH).run(SWARM);
        swarm("b").with(BOTH).run(SWARM);
        swarm("c").with(BOTH).run(SWARM, "seed=4");
        TraceDiff same = TraceDiff.of(folder.resolve("a"), folder.resolve("b"), 5);
        assertThat(same.equal()).isTrue();
        assertThat(same.same()).isGreaterThan(10_000);
        TraceDiff other = TraceDiff.of(folder.resolve("a"), folder.resolve("c"), 5);
        assertThat(other.equal()).isFalse();
        assertThat(other.first()).hasSize(5);
    }

    @Test
    void a_broken_invariant_ends_the_run_and_leaves_a_folder_that_can_be_read() throws Exception {
        Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
        Files.writeString(services.resolve(ChokerProvider.class.getName()), GenerousChoker.class.getName());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.resolve("plugin").toUri().toURL()}, getClass().getClassLoader())) {
            Policies policies = Policies.load(loader);
            JsonNode run = swarm("a").with(policies).with(BOTH).run(SWARM, "home.choker=over-generous", "home.slots=2");
            assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
            assertThat(run.at("/outcome/stop").asText())
                    .matches("broken invariant: seed 3, at \\d+\\.\\d{9} s, event \\d+: home-\\d+ .* of 2 slots .*"
                            + "|broken invariant: seed 3, at .*: home-\\d+ .* interested peers unchoked, and 2 slots");
        }
        assertThat(RunFolder.read(folder.resolve("a")).peers()).hasSize(11);
        assertThat(folder.resolve("a/trace.csv")).isNotEmptyFile();
    }
}
