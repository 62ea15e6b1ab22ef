package io.swarmbed.simulator.world.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.simulator.world.WorldException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario says of the network and of faults, in whole small swarms. */
@Timeout(60)
class NetworkScenariosTest {
    private static final int NAME = 1;
    private static final int COMPLETE = 7;
    private static final int LEAVE = 8;

    private static final String SWARM = """
            seed: 3
            content: {size: 2 MiB, piece: 64 KiB}
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

    private static double duration(JsonNode run) {
        return run.at("/duration_s").asDouble();
    }

    private static List<String> warnings(JsonNode run) {
        return StreamSupport.stream(run.at("/outcome/warnings").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** When pieces were verified after the start, in seconds. */
    private static List<Double> pieceTimes(VirtualRun swarm) throws IOException {
        return swarm.rows("pieces.csv").stream()
                .map(row -> Double.parseDouble(row.get(row.size() - 1)))
                .sorted()
                .toList();
    }

    @Test
    void two_peers_that_cannot_be_dialled_do_not_meet() throws Exception {
        JsonNode run = swarm("a").run(SWARM, "defaults.reachable=off", "home.count=2");
        assertThat(completed(run)).isZero();
        assertThat(warnings(run)).anySatisfy(line -> assertThat(line).contains("have no connection"));
    }

    @Test
    void hidden_peers_meet_through_one_that_can_be_dialled() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run(SWARM, "home.reachable=off");
        assertThat(completed(run)).isEqualTo(6);
        assertThat(swarm.rows("pairs.csv"))
                .isNotEmpty()
                .allSatisfy(pair -> assertThat(pair.subList(0, 2)).contains("0"));
    }

    @Test
    void nothing_passes_a_partition_until_it_heals() throws Exception {
        VirtualRun swarm = swarm("a");
        double whole = duration(swarm("whole").run(SWARM));
        JsonNode run = swarm.run(SWARM, "home.count=1", "faults=[{at: 5 s, partition: [origin, home], for: 60 s}]");
        assertThat(completed(run)).isEqualTo(1);
        List<Double> times = pieceTimes(swarm);
        assertThat(times).noneMatch(time -> time > 5.2 && time < 65);
        assertThat(times.get(0)).isLessThan(5.2);
        assertThat(duration(run)).isBetween(65.0, 65 + whole);
    }

    @Test
    void a_partition_that_outlasts_every_patience_heals_all_the_same() throws Exception {
        JsonNode run =
                swarm("a").run(SWARM, "faults=[{at: 5 s, partition: [origin, home], for: 2000 s}]", "stop.after=3 h");
        assertThat(completed(run)).isEqualTo(6);
        assertThat(duration(run)).isBetween(2005.0, 2200.0);
    }

    @Test
    void peers_that_arrive_while_the_tracker_is_down_wait_for_it() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run(SWARM, "faults=[{tracker: down, for: 30 s}]");
        assertThat(completed(run)).isEqualTo(6);
        assertThat(pieceTimes(swarm).get(0)).isBetween(30.0, 60.0);
    }

    @Test
    void lost_announces_are_made_again() throws Exception {
        JsonNode run = swarm("a").run(SWARM, "tracker.loss=60 %", "tracker.latency=100 ms");
        assertThat(completed(run)).isEqualTo(6);
        assertThat(completed(swarm("b").run(SWARM, "tracker.loss=100 %"))).isZero();
    }

    @Test
    void the_tracker_is_as_far_as_it_is_said_to_be() throws Exception {
        double near = firstPiece("near");
        assertThat(firstPiece("far", "tracker.latency=1 s") - near).isBetween(3.9, 10.0);
    }

    private double firstPiece(String name, String... overrides) throws Exception {
        VirtualRun swarm = swarm(name);
        swarm.run(SWARM, overrides);
        return pieceTimes(swarm).get(0);
    }

    @Test
    void peers_that_corrupt_blocks_are_banned_and_all_complete_without_them() throws Exception {
        VirtualRun swarm = swarm("a");
        String bad = SWARM + "  - {name: bad, count: 2, complete: true, up: 4 Mbit/s, corrupt: 30 %}\n";
        JsonNode run = swarm.run(bad);
        assertThat(completed(run)).isEqualTo(6);
        assertThat(swarm.rows("peers.csv").stream()
                        .mapToLong(row -> Long.parseLong(row.get(14)))
                        .sum())
                .isPositive();
        VirtualRun honest = swarm("b");
        honest.run(bad, "bad.corrupt=0 %");
        assertThat(uploadedByBad(swarm)).isLessThan(uploadedByBad(honest) / 2);
    }

    private static long uploadedByBad(VirtualRun swarm) throws IOException {
        return swarm.rows("peers.csv").stream()
                .filter(row -> row.get(NAME).startsWith("bad"))
                .mapToLong(row -> Long.parseLong(row.get(11)))
                .sum();
    }

    @Test
    void a_crash_takes_its_share_of_a_group_and_the_others_complete() throws Exception {
        VirtualRun swarm = swarm("a");
        JsonNode run = swarm.run(SWARM, "faults=[{at: 7 s, crash: home, share: 50 %}]");
        assertThat(completed(run)).isEqualTo(3);
        List<List<String>> gone = swarm.rows("peers.csv").stream()
                .filter(row -> !row.get(LEAVE).isEmpty())
                .toList();
        assertThat(gone).hasSize(3).allSatisfy(row -> {
            assertThat(row.get(NAME)).startsWith("home");
            assertThat(row.get(LEAVE)).isEqualTo("7.000000");
            assertThat(row.get(COMPLETE)).isEmpty();
        });
        assertThat(run.at("/outcome/reached").asBoolean()).isTrue();
    }

    @Test
    void a_lossy_path_carries_what_the_formula_says() throws Exception {
        for (int[] path : new int[][] {{10, 25}, {1, 100}, {50, 10}}) {
            VirtualRun swarm = swarm("loss-" + path[0]);
            swarm.run(
                    SWARM,
                    "home.count=1",
                    "origin.up=100 Mbit/s",
                    "home.down=100 Mbit/s",
                    "home.loss=" + path[0] / 10 + "." + path[0] % 10 + " %",
                    "defaults.latency=" + path[1] + " ms");
            double rate = 1460 / (4 * path[1] / 1000.0) * Math.sqrt(1.5 / (path[0] / 1000.0));
            List<Double> times = pieceTimes(swarm);
            double span = times.get(times.size() - 1) - times.get(3);
            assertThat((times.size() - 4) * 65_588 / span).isBetween(0.95 * rate, 1.05 * rate);
        }
    }

    @Test
    void losses_of_both_links_add_up() throws Exception {
        VirtualRun swarm = swarm("a");
        String[] fast = {"home.count=1", "origin.up=100 Mbit/s", "home.down=100 Mbit/s"};
        swarm.run(SWARM, fast[0], fast[1], fast[2], "defaults.loss=1 %");
        double rate = 1460 / 0.08 * Math.sqrt(1.5 / 0.0199);
        List<Double> times = pieceTimes(swarm);
        double span = times.get(times.size() - 1) - times.get(3);
        assertThat((times.size() - 4) * 65_588 / span).isBetween(0.95 * rate, 1.05 * rate);
    }

    @Test
    void headers_cost_their_share_of_the_link() throws Exception {
        double plain = duration(swarm("a").run(SWARM, "home.count=1"));
        double headed = duration(swarm("b").run(SWARM, "home.count=1", "network.overhead=tcp-ip"));
        // 12 packets of 40 bytes beside 16397 bytes.
        assertThat(headed / plain).isBetween(1.02, 1.04);
    }

    @Test
    void regions_are_as_far_apart_as_they_are_said_to_be() throws Exception {
        VirtualRun swarm = swarm("a");
        swarm.run("""
                seed: 3
                content: {size: 16 KiB, piece: 16 KiB}
                network: {regions: {eu: {eu: 10 ms, us: 200 ms}, us: {us: 10 ms}}}
                peers:
                  - {name: origin, complete: true, region: eu}
                  - {name: near, region: eu, arrive: {at: 1 s}}
                  - {name: far, region: us, arrive: {at: 1 s}}
                """);
        List<List<String>> peers = swarm.rows("peers.csv");
        double near = Double.parseDouble(peers.get(1).get(COMPLETE));
        double far = Double.parseDouble(peers.get(2).get(COMPLETE));
        assertThat(far - near).isGreaterThan(0.19 * 4);
    }

    @Test
    void a_slower_link_is_slower_for_as_long_as_it_is_said_to_be() throws Exception {
        VirtualRun swarm = swarm("a");
        swarm.run(SWARM, "home.count=1", "faults=[{at: 8 s, link: origin, up: 100 kbit/s, for: 20 s}]");
        List<Double> times = pieceTimes(swarm);
        // A piece takes 0.52 s at full speed, 5.2 s at a tenth of it.
        assertThat(times.stream().filter(time -> time > 8.7 && time < 28).count())
                .isBetween(3L, 4L);
        double whole = duration(swarm("b").run(SWARM, "home.count=1"));
        assertThat(times.get(times.size() - 1) - whole).isBetween(17.0, 19.0);
    }

    @Test
    void a_peer_that_joins_while_links_are_slower_has_a_slower_link() throws Exception {
        String[] slow = {"home.count=1", "home.arrive={at: 5 s}", "faults=[{link: home, down: 10 kB/s, for: 1000 s}]"};
        assertThat(duration(swarm("a").run(SWARM, slow))).isBetween(210.0, 230.0);
    }

    @Test
    void disks_take_their_time() throws Exception {
        String[] fast = {"home.count=1", "origin.up=1 Gbit/s", "home.down=1 Gbit/s"};
        double plain = duration(swarm("a").run(SWARM, fast));
        double hashing = duration(swarm("b").run(SWARM, fast[0], fast[1], fast[2], "home.disk.hash=100 kB/s"));
        assertThat(hashing - plain).isBetween(18.0, 21.0);
        double reading = duration(swarm("c").run(SWARM, fast[0], fast[1], fast[2], "origin.disk.read=50 ms"));
        assertThat(reading - plain).isBetween(4.5, 6.5);
    }

    @Test
    void the_same_seed_gives_the_same_run_with_every_fault() throws Exception {
        String[] all = {
            "home.reachable=60 %",
            "home.loss=0..2 %",
            "home.corrupt=1 %",
            "tracker.loss=20 %",
            "network.overhead=tcp-ip",
            "faults=[{at: 2 s, tracker: down, for: 9 s}, {at: 9 s, partition: [origin, home], for: 20 s},"
                    + " {at: 33 s, crash: home, share: 20 %}, {at: 4 s, link: home, up: 20 kB/s, for: 30 s}]"
        };
        JsonNode first = swarm("a").run(SWARM, all);
        JsonNode second = swarm("b").run(SWARM, all);
        assertThat(completed(first)).isEqualTo(5);
        assertThat(second.at("/digest")).isEqualTo(first.at("/digest"));
    }

    @Test
    void tcp_in_packets_survives_partitions_crashes_and_loss() throws Exception {
        JsonNode run = swarm("a")
                .run(
                        SWARM,
                        "network={model: packet, overhead: tcp-ip}",
                        "home.loss=0.5 %",
                        "faults=[{at: 5 s, partition: [origin, home], for: 3 s}, {at: 10 s, crash: home, share: 33 %}]");
        assertThat(completed(run)).isEqualTo(4);
        assertThat(run.at("/outcome/reached").asBoolean()).isTrue();
    }

    @Test
    void max_min_sharing_gives_about_the_same_run_and_refuses_changing_links() throws Exception {
        double plain = duration(swarm("a").run(SWARM));
        double maxMin = duration(swarm("b").run(SWARM, "network.model=maxmin"));
        assertThat(maxMin / plain).isBetween(0.85, 1.15);
        assertThatThrownBy(() -> swarm("c").run(SWARM, "network.model=maxmin", "faults=[{link: home, up: 1 kB/s}]"))
                .isInstanceOf(WorldException.class)
                .hasMessage("network.model maxmin cannot change links in a run: write fair-queue, or leave out the"
                        + " faults with 'link'");
    }
}
