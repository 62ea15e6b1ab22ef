package io.swarmbed.simulator.world.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a swarm makes of a tracker that misbehaves. */
@Timeout(60)
class TrackerTroublesTest {
    private static final int COMPLETE = 7;
    private static final int FAILED = 21;
    private static final int FIRST_PEERS = 22;

    private static final String SWARM = """
            seed: 3
            content: {size: 1 MiB, piece: 64 KiB}
            defaults: {latency: 20 ms}
            peers:
              - {name: origin, complete: true, up: 1 Mbit/s}
              - {name: home, count: 6, up: 1 Mbit/s, down: 8 Mbit/s}
            """;

    @TempDir
    Path folder;

    private VirtualRun swarm(String name) {
        return new VirtualRun(folder.resolve(name)).with(new Instruments(false, true));
    }

    private static int completed(JsonNode run) {
        return run.at("/summary/completed").asInt();
    }

    /** The numbers of this column of peers.csv, without the origin's and without empty cells. */
    private static List<Double> column(VirtualRun swarm, int column) throws IOException {
        return swarm.rows("peers.csv").stream()
                .skip(1)
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .map(Double::parseDouble)
                .toList();
    }

    @Test
    void a_slow_tracker_brings_peers_together_later() throws Exception {
        VirtualRun swarm = swarm("a");
        assertThat(completed(swarm.run(SWARM, "faults=[{tracker: slow, by: 4 s, for: 10 s}]")))
                .isEqualTo(6);
        assertThat(column(swarm, FIRST_PEERS)).allSatisfy(at -> assertThat(at).isGreaterThan(4));
        assertThat(column(swarm, FIRST_PEERS).stream().mapToDouble(at -> at).min())
                .hasValueCloseTo(4.08, within(0.001));
        assertThat(column(swarm, FAILED)).containsOnly(0.0);
    }

    @Test
    void one_that_is_slower_than_anybody_waits_hears_of_peers_and_tells_of_none() throws Exception {
        VirtualRun swarm = swarm("a");
        assertThat(completed(swarm.run(SWARM, "faults=[{tracker: slow, by: 15 s, for: 10 s}]")))
                .isEqualTo(6);
        assertThat(column(swarm, FAILED)).containsOnly(1.0);
        // Their second announce is the first that is answered, and by then all are known.
        assertThat(column(swarm, FIRST_PEERS))
                .hasSize(6)
                .allSatisfy(at -> assertThat(at).isBetween(20.0, 21.0));
    }

    @Test
    void a_lossy_one_loses_while_it_is() throws Exception {
        VirtualRun swarm = swarm("a");
        assertThat(completed(swarm.run(SWARM, "faults=[{tracker: lossy, loss: 100 %, for: 10 s}]")))
                .isEqualTo(6);
        assertThat(column(swarm, FAILED)).containsOnly(1.0);
    }

    @Test
    void who_joins_after_the_tracker_has_forgotten_all_meets_them_when_they_announce_again() throws Exception {
        String late = SWARM + "  - {name: late, arrive: {at: 50 s}}\n";
        String[] alone = {"home.count=0", "tracker.interval=300 s"};
        VirtualRun healthy = swarm("healthy");
        assertThat(completed(healthy.run(late, alone))).isEqualTo(1);
        assertThat(column(healthy, FIRST_PEERS).get(0)).isLessThan(51);
        VirtualRun swarm = swarm("a");
        assertThat(completed(swarm.run(late, alone[0], alone[1], "faults=[{at: 45 s, tracker: forgetful}]")))
                .isEqualTo(1);
        assertThat(column(swarm, COMPLETE).get(0)).isBetween(150.0, 200.0);
    }

    @Test
    void a_swarm_that_has_met_does_not_miss_what_the_tracker_forgot() throws Exception {
        VirtualRun healthy = swarm("healthy");
        healthy.run(SWARM);
        VirtualRun swarm = swarm("a");
        swarm.run(SWARM, "faults=[{at: 5 s, tracker: forgetful}]");
        assertThat(column(swarm, COMPLETE)).isEqualTo(column(healthy, COMPLETE));
    }

    @Test
    void a_biased_tracker_sends_everybody_to_the_first() throws Exception {
        // Nobody completes, as those who have are told of leechers alone.
        String sparse = SWARM.replace("count: 6", "count: 20, arrive: {spread: 5 s, from: 1 s}")
                + "tracker: {num-want: 2}\nstop: {when: never, after: 8 s}\n";
        VirtualRun healthy = swarm("healthy");
        healthy.run(sparse);
        VirtualRun swarm = swarm("a");
        swarm.run(sparse, "faults=[{tracker: biased}]");
        assertThat(hubs(swarm)).hasSizeLessThanOrEqualTo(3);
        assertThat(hubs(healthy)).hasSizeGreaterThan(6);
    }

    /** The peers without which some pair would not have met, taken greedily: the best connected first. */
    private static Set<String> hubs(VirtualRun swarm) throws IOException {
        List<List<String>> pairs = swarm.rows("pairs.csv");
        Set<String> hubs = new LinkedHashSet<>();
        while (true) {
            List<List<String>> left = pairs.stream()
                    .filter(pair -> !hubs.contains(pair.get(0)) && !hubs.contains(pair.get(1)))
                    .toList();
            if (left.isEmpty()) {
                return hubs;
            }
            hubs.add(left.stream()
                    .flatMap(pair -> Stream.of(pair.get(0), pair.get(1)))
                    .collect(Collectors.groupingBy(peer -> peer, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey());
        }
    }

    @Test
    void wrong_counts_change_nothing_as_no_peer_goes_by_them() throws Exception {
        JsonNode honest = swarm("a").run(SWARM);
        for (String lie : List.of("seeds: 1000, leechers: 0", "seeds: 0, leechers: 2147483647", "counts: 0 %")) {
            JsonNode run = swarm("b").run(SWARM, "faults=[{tracker: lying, " + lie + "}]");
            assertThat(run.at("/digest")).isEqualTo(honest.at("/digest"));
        }
    }

    @Test
    void the_same_seed_gives_the_same_run_with_every_trouble() throws Exception {
        String all = "faults=[{tracker: lossy, loss: 30 %, for: 40 s}, {tracker: slow, by: 2 s, for: 9 s},"
                + " {at: 3 s, tracker: forgetful}, {at: 2 s, tracker: biased}, {at: 4 s, tracker: down, for: 3 s},"
                + " {tracker: lying, counts: 50 %}]";
        JsonNode first = swarm("a").run(SWARM, all, "tracker.loss=10 %");
        JsonNode second = swarm("b").run(SWARM, all, "tracker.loss=10 %");
        assertThat(completed(first)).isEqualTo(6);
        assertThat(second.at("/digest")).isEqualTo(first.at("/digest"));
        assertThat(first.at("/faults")).hasSize(6);
    }
}
