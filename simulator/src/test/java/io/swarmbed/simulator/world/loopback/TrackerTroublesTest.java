package io.swarmbed.simulator.world.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.WorldKind;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import io.swarmbed.simulator.world.WorldException;
import io.swarmbed.simulator.world.virtual.VirtualWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tracker that misbehaves does so over sockets as it does in virtual time. */
@Timeout(90)
class TrackerTroublesTest {
    private static final int FAILED = 21;
    private static final int FIRST_PEERS = 22;

    /** What a busy machine may add, well below what the troubles do. */
    private static final double BUSY_SECONDS = 1.3;

    /** Arrivals are apart, so that everybody is answered in the same order in every world. */
    private static final String SWARM = """
            seed: 3
            content: {size: 512 KiB, piece: 64 KiB}
            stop: {when: all-complete, after: 60 s}
            record: {every: 100 ms}
            tracker: {interval: 60 s}
            defaults: {choking: {round: 100 ms}, up: 8 Mbit/s, down: 8 Mbit/s}
            peers:
              - {name: origin, complete: true}
              - {name: home, count: 4, arrive: {at: [1 s, 1200 ms, 1400 ms, 4 s]}}
            """;

    @TempDir
    Path folder;

    private List<List<String>> inVirtualTime(String... overrides) throws Exception {
        Path virtual = Files.createDirectories(folder.resolve("virtual"));
        Scenario scenario = new ScenarioReader(Policies.builtIn())
                .read(SWARM, "t.yaml", virtual, List.of(overrides))
                .withWorld(WorldKind.VIRTUAL);
        new ScenarioRunner(
                        new VirtualWorld(Policies.builtIn()), new ScenarioRunner.Labels("t.yaml", "swarmbed run", "1"))
                .run(scenario, virtual, state -> {}, new CompletableFuture<>());
        return rows(virtual);
    }

    private List<List<String>> overSockets(String... overrides) throws Exception {
        Path loopback = Files.createDirectories(folder.resolve("loopback"));
        JsonNode run = new LoopbackRun(loopback).run(SWARM, overrides);
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        return rows(loopback);
    }

    private static List<List<String>> rows(Path run) throws IOException {
        return Files.readAllLines(run.resolve("peers.csv")).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    /** Peer by peer, as many announces failed, and the first other was named at about the same time. */
    private void agree(String... overrides) throws Exception {
        List<List<String>> virtual = inVirtualTime(overrides);
        List<List<String>> loopback = overSockets(overrides);
        for (int peer = 1; peer < virtual.size(); peer++) {
            List<String> expected = virtual.get(peer);
            List<String> found = loopback.get(peer);
            assertThat(found.get(FAILED)).as("failed announces of %s", found).isEqualTo(expected.get(FAILED));
            assertThat(Double.parseDouble(found.get(FIRST_PEERS)))
                    .as("first peers of %s", found)
                    .isCloseTo(Double.parseDouble(expected.get(FIRST_PEERS)), within(BUSY_SECONDS));
        }
    }

    @Test
    void who_comes_while_it_is_down_tries_again_after_the_same_time_in_both_worlds() throws Exception {
        agree("faults=[{at: 800 ms, tracker: down, for: 2200 ms}]");
        assertThat(rows(folder.resolve("loopback")))
                .extracting(row -> row.get(FAILED))
                .containsExactly("0", "1", "1", "1", "0");
    }

    @Test
    void a_slow_one_answers_as_late_in_both_worlds() throws Exception {
        agree("tracker.protocol=http", "faults=[{at: 800 ms, tracker: slow, by: 3 s, for: 2200 ms}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "http"})
    void a_distant_one_is_as_far_in_both_worlds(String protocol) throws Exception {
        agree("tracker.protocol=" + protocol, "tracker.latency=500 ms");
    }

    @Test
    void a_forgetful_one_knows_nobody_of_before_and_a_biased_one_names_the_first() throws Exception {
        overSockets(
                "tracker.num-want=1",
                "home.connections={min: 0}",
                "faults=[{at: 900 ms, tracker: forgetful}, {tracker: biased}, {tracker: lying, seeds: 9}]",
                "stop={when: never, after: 5 s}");
        // Of those who come after the restart, nobody is told of the origin, and everybody of the one that came first.
        List<List<String>> pairs = Files.readAllLines(folder.resolve("loopback/pairs.csv")).stream()
                .skip(1)
                .map(line -> List.of(line.split(",")).subList(0, 2))
                .toList();
        assertThat(pairs).isNotEmpty().allSatisfy(pair -> assertThat(pair).doesNotContain("0"));
        assertThat(pairs.get(0))
                .anySatisfy(hub ->
                        assertThat(pairs).allSatisfy(pair -> assertThat(pair).contains(hub)));
    }

    @Test
    void other_faults_are_refused() {
        assertThatThrownBy(() -> overSockets("faults=[{tracker: down}, {crash: home}]"))
                .isInstanceOf(WorldException.class)
                .hasMessage(
                        "faults other than those of the tracker are made in the virtual world alone: leave it out, or"
                                + " run with --world virtual");
    }
}
