package io.swarmbed.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWriterTest {
    private static final String SCENARIO = "name: t\npeers: [{name: origin, complete: on}, {name: home, count: 3}]\n";

    @TempDir
    Path folder;

    private JsonNode write(RecordedSwarm swarm, long durationMillis) throws ScenarioException {
        return write(swarm, durationMillis, Optional.empty());
    }

    private JsonNode write(RecordedSwarm swarm, long durationMillis, Optional<Effort> effort) throws ScenarioException {
        swarm.end(durationMillis);
        return new RunWriter(
                        swarm.recorder,
                        new ScenarioReader(Policies.builtIn()).read(SCENARIO, "t.yaml", folder, List.of()),
                        4000,
                        1000)
                .write(new RunWriter.RunFacts(
                        "t.yaml",
                        "loopback",
                        Instant.parse("2026-01-02T03:04:05.678Z"),
                        "1",
                        Map.of("mine.jar", "sha256 00"),
                        "00ff",
                        "swarmbed run t.yaml",
                        Optional.empty(),
                        true,
                        "all-complete",
                        true,
                        durationMillis * RecordedSwarm.MILLI,
                        effort));
    }

    /** Three leechers complete at 10, 20 and 40 s after they join, the last having joined at 1 s. */
    private RecordedSwarm threeCompletions() {
        RecordedSwarm swarm = new RecordedSwarm(folder, 4, 4);
        swarm.join(0);
        swarm.join(1);
        swarm.join(2);
        swarm.at(1000).join(3);
        swarm.connect(1, 0, 2);
        swarm.at(4000).peer(1).blockSent(0, 0, 0, 5000);
        swarm.at(10_000).peer(1).completed();
        swarm.at(20_000).peer(2).completed();
        swarm.at(41_000).peer(3).completed();
        return swarm;
    }

    @Test
    void quantiles_are_of_type_seven() throws ScenarioException {
        JsonNode completion = write(threeCompletions(), 50_000).at("/summary/completion_s");
        assertThat(completion.get("first")).hasToString("10.000000");
        assertThat(completion.get("p50")).hasToString("20.000000");
        assertThat(completion.get("p90")).hasToString("36.000000");
        assertThat(completion.get("last")).hasToString("40.000000");
        assertThat(completion.get("mean")).hasToString("23.333333");
    }

    @Test
    void efficiency_is_the_last_completion_over_the_bound() throws ScenarioException {
        JsonNode run = write(threeCompletions(), 50_000);
        assertThat(run.at("/bound/last_completion_s")).hasToString("4.000000");
        assertThat(run.at("/summary/efficiency")).hasToString("10.25");
    }

    @Test
    void utilisation_is_of_leechers_while_they_leech() throws ScenarioException {
        // 5,000 bytes of 1,000 bytes/s times 10 + 20 + 40 s.
        assertThat(write(threeCompletions(), 50_000).at("/summary/uplink_utilisation"))
                .hasToString("0.071429");
    }

    @Test
    void utilisation_counts_a_peer_until_it_leaves_or_the_run_ends() throws ScenarioException {
        RecordedSwarm swarm = new RecordedSwarm(folder, 3, 4);
        swarm.join(1);
        swarm.join(2);
        swarm.connect(1, 0, 2);
        swarm.peer(1).blockSent(0, 0, 0, 6000);
        swarm.at(2000).peer(1).leaving();
        assertThat(write(swarm, 4000).at("/summary/uplink_utilisation")).hasToString("1");
    }

    @Test
    void what_does_not_apply_is_left_out() throws ScenarioException {
        JsonNode run = write(new RecordedSwarm(folder, 2, 4), 1000);
        assertThat(run.at("/bound/unavailable").asText()).isEqualTo("no peer completed its download");
        assertThat(run.get("summary").fieldNames())
                .toIterable()
                .doesNotContain("completion_s", "efficiency", "uplink_utilisation");
        assertThat(run.has("digest")).isFalse();
        assertThat(run.has("effort")).isFalse();
    }

    @Test
    void the_effort_of_a_virtual_run_is_told_per_block_and_per_second() throws ScenarioException {
        RecordedSwarm swarm = new RecordedSwarm(folder, 2, 4);
        swarm.join(0);
        swarm.join(1);
        swarm.sample();
        for (int block = 0; block < 300; block++) {
            swarm.peer(1).blockReceived(0, 0, 0, 16384, false);
        }
        JsonNode effort = write(swarm, 60_000, Optional.of(new Effort(2000, 1200, 900, 1_500_000_000L)))
                .get("effort");
        assertThat(effort.get("wall_s")).hasToString("1.500000");
        assertThat(effort.get("speed_up")).hasToString("40");
        assertThat(effort.get("blocks")).hasToString("300");
        assertThat(effort.get("blocks_per_wall_s")).hasToString("200");
        assertThat(effort.get("events")).hasToString("2000");
        assertThat(effort.get("queue_operations")).hasToString("1200");
        assertThat(effort.get("queue_operations_per_block")).hasToString("4");
        assertThat(effort.get("deliveries")).hasToString("900");
    }

    @Test
    void the_time_between_samples_is_told() throws ScenarioException {
        JsonNode sampling = write(new RecordedSwarm(folder, 2, 4), 1000).get("sampling");
        assertThat(sampling.get("every_s")).hasToString("0.500000");
        assertThat(sampling.get("last_every_s")).hasToString("0.500000");
    }

    @Test
    void the_share_of_seeds_is_of_all_bytes_sent() throws ScenarioException {
        RecordedSwarm swarm = new RecordedSwarm(folder, 2, 4);
        swarm.join(0);
        swarm.join(1);
        swarm.peer(0).blockSent(0, 0, 0, 3000);
        swarm.peer(1).blockSent(0, 0, 0, 1000);
        swarm.peer(1).blockReceived(0, 0, 0, 3000, false);
        swarm.peer(1).blockReceived(0, 0, 0, 500, true);
        JsonNode summary = write(swarm, 2000).get("summary");
        assertThat(summary.get("seed_share")).hasToString("0.75");
        assertThat(summary.get("goodput_bytes_per_s")).hasToString("1500");
        assertThat(summary.get("wasted_bytes")).hasToString("500");
    }

    @Test
    void the_file_is_what_was_returned_and_names_failures() throws ScenarioException, IOException {
        RecordedSwarm swarm = new RecordedSwarm(folder, 2, 4);
        swarm.peer(1).failed("the disk is full");
        JsonNode run = write(swarm, 1000);
        assertThat(run.at("/failures/0/peer").asInt()).isEqualTo(1);
        assertThat(run.at("/failures/0/reason").asText()).isEqualTo("the disk is full");
        assertThat(run.get("started").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Files.readString(folder.resolve("run.json")))
                .isEqualTo(run.toPrettyString())
                .doesNotContain("E+");
    }
}
