package io.swarmbed.simulator.world.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VirtualWorldTest {
    private static final int JOIN = 5;
    private static final int COMPLETE = 7;
    private static final int LEAVE = 8;
    private static final int UPLOADED = 11;
    private static final int DOWNLOADED = 13;
    private static final int WASTED = 14;
    private static final int PROTOCOL_SENT = 16;

    private static final String SWARM = """
            seed: 3
            content: {size: 4 MiB, piece: 64 KiB}
            defaults: {latency: 10..60 ms}
            peers:
              - {name: origin, complete: true, up: 4 Mbit/s}
              - {name: home, count: 12, up: 1 Mbit/s, down: 8 Mbit/s, arrive: {spread: 10 s}}
            """;

    @TempDir
    Path folder;

    private VirtualRun swarm(String name) {
        return new VirtualRun(folder.resolve(name));
    }

    private static List<Double> numbers(VirtualRun swarm, int column) throws IOException {
        return swarm.rows("peers.csv").stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .map(Double::parseDouble)
                .toList();
    }

    private static double sum(VirtualRun swarm, int column) throws IOException {
        return numbers(swarm, column).stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<String> warnings(JsonNode run) {
        return StreamSupport.stream(run.at("/outcome/warnings").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void everybody_completes_near_the_bound_and_never_below_it() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run(SWARM);
        assertThat(run.at("/outcome/reached").asBoolean()).isTrue();
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(12);
        assertThat(run.at("/summary/efficiency").asDouble()).isBetween(1.0, 1.35);
        assertThat(run.at("/digest").asText()).matches("[0-9a-f]{32}");
        assertThat(run.at("/groups/0/picker").asText()).isEqualTo("rarest-first");
        assertThat(swarm.rows("pieces.csv")).hasSize(12 * 64);
    }

    @Test
    void what_the_protocol_costs_beside_the_content_is_recorded_and_is_a_small_part() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run(SWARM);
        assertThat(numbers(swarm, PROTOCOL_SENT)).hasSize(13).allMatch(bytes -> bytes > 0);
        assertThat(sum(swarm, PROTOCOL_SENT))
                .isGreaterThanOrEqualTo(sum(swarm, PROTOCOL_SENT + 1))
                .isLessThan(sum(swarm, UPLOADED) / 20);
        assertThat(run.at("/effort/blocks").asLong()).isGreaterThanOrEqualTo(12 * 256);
        assertThat(run.at("/effort/queue_operations").asLong())
                .isGreaterThanOrEqualTo(run.at("/effort/events").asLong());
    }

    @Test
    void nothing_happens_after_the_end() throws Exception {
        VirtualRun swarm = swarm("a");
        double end = swarm.run(SWARM).at("/duration_s").asDouble();
        List<List<String>> samples = swarm.rows("samples.csv");
        assertThat(Double.parseDouble(samples.get(samples.size() - 1).get(0))).isEqualTo(end);
        assertThat(numbers(swarm, COMPLETE)).contains(end);
    }

    @Test
    void content_is_neither_made_nor_lost_on_the_way() throws Exception {
        VirtualRun swarm = swarm("a");
        swarm.run(SWARM);
        assertThat(sum(swarm, DOWNLOADED) - sum(swarm, WASTED)).isEqualTo(12 * 4.0 * (1 << 20));
        assertThat(sum(swarm, UPLOADED)).isGreaterThanOrEqualTo(sum(swarm, DOWNLOADED));
        assertThat(swarm.rows("pairs.csv").stream()
                        .mapToLong(row -> Long.parseLong(row.get(7)))
                        .sum())
                .isEqualTo((long) sum(swarm, UPLOADED));
    }

    @Test
    void the_same_seed_gives_the_same_tables_byte_for_byte_and_another_seed_others() throws Exception {
        JsonNode first = swarm("a").run(SWARM);
        JsonNode second = swarm("b").run(SWARM);
        JsonNode other = swarm("c").run(SWARM, "seed=4");
        assertThat(second.at("/digest")).isEqualTo(first.at("/digest"));
        assertThat(other.at("/digest")).isNotEqualTo(first.at("/digest"));
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            List<Path> tables =
                    files.filter(file -> file.toString().endsWith(".csv")).toList();
            assertThat(tables).hasSizeGreaterThanOrEqualTo(6);
            for (Path table : tables) {
                assertThat(folder.resolve("b").resolve(table.getFileName())).hasSameBinaryContentAs(table);
            }
        }
    }

    @Test
    void peers_come_and_go_at_their_times() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run("""
                seed: 3
                content: {size: 1 MiB, piece: 64 KiB}
                peers:
                  - {name: origin, complete: true}
                  - {name: home, count: 4, arrive: {poisson: 20/s}, leave: at-completion}
                  - {name: late, arrive: {at: [300 s]}}
                  - {name: hasty, down: 20 kB/s, abort: {after: 500 ms}}
                """);
        assertThat(run.at("/outcome/reached").asBoolean()).isTrue();
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(5);
        assertThat(run.at("/summary/expected").asInt()).isEqualTo(6);
        List<List<String>> peers = swarm.rows("peers.csv");
        assertThat(peers.subList(1, 5))
                .allSatisfy(peer -> assertThat(peer.get(LEAVE)).isEqualTo(peer.get(COMPLETE)));
        assertThat(peers.get(5).get(JOIN)).isEqualTo("300.000000");
        assertThat(peers.get(6).get(COMPLETE)).isEmpty();
        assertThat(peers.get(6).get(LEAVE)).isEqualTo("0.500000");
        assertThat(peers.get(0).get(LEAVE)).isEmpty();
    }

    @Test
    void a_run_that_is_to_last_lasts_its_whole_time() throws Exception {
        JsonNode run = swarm("a").run(SWARM, "stop.when=never", "stop.after=2 h");
        assertThat(run.at("/outcome/reached").asBoolean()).isTrue();
        assertThat(run.at("/duration_s").asDouble()).isEqualTo(7200);
    }

    @Test
    void a_run_that_is_over_too_early_says_who_waits_for_what() throws Exception {
        JsonNode run = swarm("a").run(SWARM, "stop.after=20 s");
        assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("time is over");
        assertThat(warnings(run))
                .anySatisfy(line -> assertThat(line).contains("12 peers (home-").contains("have"));
    }

    @Test
    void a_swarm_that_lost_its_only_seed_ends_and_says_which_pieces_nobody_has() throws Exception {
        JsonNode run = swarm("a").run(SWARM, "origin.leave={after: 6 s}", "stop.after=1000 h");
        assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
        assertThat(run.at("/outcome/stop").asText()).startsWith("nothing moved for ");
        assertThat(run.at("/duration_s").asDouble()).isLessThan(10_000);
        assertThat(warnings(run))
                .anySatisfy(line -> assertThat(line).matches("no present peer has .* of the 64 pieces: .*"))
                .anySatisfy(line -> assertThat(line)
                        .matches("12 peers \\(home-.*\\) have connections, but to nobody who has a piece .*"));
    }

    @Test
    void an_interrupted_run_keeps_what_was_recorded() throws Exception {
        VirtualRun swarm = swarm("a");
        swarm.onProgress(progress -> {
            if (progress.nanos() >= 15_000_000_000L) {
                swarm.interruption.complete(null);
            }
        });
        JsonNode run = swarm.run(SWARM);
        assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("interrupted");
        assertThat(run.at("/duration_s").asDouble()).isBetween(15.0, 60.0);
        assertThat(swarm.rows("peers.csv")).hasSize(13);
    }

    @Test
    void links_that_take_no_time_are_pointed_out() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run("""
                content: {size: 1 MiB, piece: 64 KiB}
                peers: [{name: origin, complete: true}, {name: home, count: 3}]
                """);
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(3);
        assertThat(warnings(run)).anySatisfy(line -> assertThat(line).contains("give the groups up, down or latency"));
    }

    @Test
    void no_uplink_sends_more_than_its_capacity_however_slow_it_is() throws Exception {
        JsonNode run = swarm("slow").run("""
                seed: 1
                content: {size: 4 MiB, piece: 256 KiB}
                stop: {when: never, after: 20 s}
                peers:
                  - {name: origin, complete: true, up: 3 Mbit/s, down: 10 Mbit/s}
                  - {name: home, count: 4, up: 10 kbit/s, down: 10 Mbit/s}
                """);
        assertThat(run.at("/summary/uplink_utilisation").asDouble()).isBetween(0.3, 1.0);
    }

    @Test
    void links_that_a_fault_changes_have_no_bound_and_no_utilisation() throws Exception {
        String links = """
                seed: 1
                content: {size: 1 MiB, piece: 256 KiB}
                peers:
                  - {name: origin, complete: true, up: 100 kbit/s, down: 1 Mbit/s}
                  - {name: home, count: 4, up: 100 kbit/s, down: 1 Mbit/s}
                faults:
                """;
        JsonNode changed = swarm("changed").run(links + "  - {at: 1 s, link: home, up: 10 Mbit/s}\n");
        assertThat(changed.at("/bound/unavailable").asText()).isEqualTo("a fault changes link capacities");
        assertThat(changed.at("/capacities_change").asBoolean()).isTrue();
        assertThat(changed.at("/summary").has("efficiency")).isFalse();
        assertThat(changed.at("/summary").has("uplink_utilisation")).isFalse();
        JsonNode later = swarm("later").run(links + "  - {at: 2 h, link: home, up: 10 Mbit/s}\n");
        assertThat(later.has("capacities_change")).isFalse();
        assertThat(later.at("/summary").has("efficiency")).isTrue();
    }
}
