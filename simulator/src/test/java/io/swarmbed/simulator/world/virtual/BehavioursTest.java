package io.swarmbed.simulator.world.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scenario says of whom peers tell what, whom they connect to and when they quit, checked after every event. */
@Timeout(60)
class BehavioursTest {
    private static final int GROUP = 2;
    private static final int COMPLETE = 7;
    private static final int LEAVE = 8;
    private static final int DOWNLOADED = 13;
    private static final int DOWNLOADED_ELSEWHERE = 19;

    private static final String SWARM = """
            seed: 3
            content: {size: 2 MiB, piece: 64 KiB}
            defaults: {latency: 20 ms, up: 1 Mbit/s, down: 8 Mbit/s}
            stop: {when: all-complete, after: 10 min}
            peers:
              - {name: origin, complete: true}
              - {name: home, count: 6}
              - {name: odd, count: 3}
            """;

    @TempDir
    Path folder;

    private VirtualRun swarm(String name) {
        return new VirtualRun(folder.resolve(name)).with(new Instruments(false, true));
    }

    private static List<List<String>> odd(VirtualRun swarm) throws IOException {
        return swarm.rows("peers.csv").stream()
                .filter(row -> row.get(GROUP).equals("odd"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "super-seeding", "under-report", "liar", "{name: liar, share: 90}"})
    void all_complete_whatever_some_tell(String disclosure) throws Exception {
        JsonNode run = swarm("a").run(SWARM, "odd.disclosure=" + disclosure);
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(9);
    }

    @Test
    void the_strategies_of_a_group_are_recorded() throws Exception {
        JsonNode run = swarm("a").run(SWARM, "origin.disclosure=super-seeding", "odd.sizer={name: fixed, requests: 8}");
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.at("/groups/0/disclosure").asText()).isEqualTo("super-seeding");
        assertThat(run.at("/groups/2/sizer").asText()).isEqualTo("fixed (requests 8)");
        assertThat(run.at("/groups/2/selector").asText()).isEqualTo("random");
    }

    @Test
    void those_who_quit_leave_before_they_are_complete() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run(SWARM, "odd.leave={at-progress: 50 %}");
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(6);
        assertThat(odd(swarm)).allSatisfy(row -> {
            assertThat(row.get(COMPLETE)).isEmpty();
            assertThat(row.get(LEAVE)).isNotEmpty();
            assertThat(Long.parseLong(row.get(DOWNLOADED))).isBetween(1L << 20, 3L << 19);
        });
    }

    @Test
    void nobody_waits_for_those_who_quit() throws Exception {
        JsonNode run = swarm("a").run(SWARM, "odd.leave={at-progress: 100 %}", "odd.down=10 kB/s");
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.at("/duration_s").asDouble()).isLessThan(100);
    }

    @Test
    void a_swarm_of_those_who_quit_ends_when_they_have_left() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run(SWARM, "home.count=0", "odd.leave={at-progress: 99 %}");
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("all-complete");
        assertThat(odd(swarm)).allSatisfy(row -> assertThat(row.get(LEAVE)).isNotEmpty());
    }

    @Test
    void local_peers_take_most_from_their_own_region() throws Exception {
        assertThat(elsewhere("local")).isLessThan(0.6 * elsewhere("random"));
    }

    /** The share of content that comes from another region. */
    private double elsewhere(String selector) throws Exception {
        VirtualRun swarm = swarm(selector);
        swarm.run("""
                seed: 3
                content: {size: 4 MiB, piece: 64 KiB}
                stop: {when: all-complete, after: 10 min}
                network: {regions: {a: {a: 5 ms, b: 40 ms}, b: {b: 5 ms}}}
                defaults: {up: 1 Mbit/s, down: 8 Mbit/s, connections: {min: 8, target: 8, max: 10}}
                peers:
                  - {name: origin, complete: true, region: a}
                  - {name: near, count: 20, region: a, selector: random}
                  - {name: far, count: 20, region: b, selector: random}
                """, "near.selector=" + selector, "far.selector=" + selector);
        List<List<String>> rows = swarm.rows("peers.csv");
        return sum(rows, DOWNLOADED_ELSEWHERE) / sum(rows, DOWNLOADED);
    }

    private static double sum(List<List<String>> rows, int column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }
}
