package io.swarmbed.simulator.world.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmbed.reports.ReportOptions;
import io.swarmbed.reports.RunReport;
import io.swarmbed.reports.RunSummary;
import io.swarmbed.simulator.world.PeerAddresses;
import io.swarmbed.simulator.world.WorldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swarms of real sockets, small and on links without limits, so that each takes well below a second. */
@Timeout(60)
class LoopbackWorldTest {
    private static final int LEAVE = 8;
    private static final int VERIFIED = 15;

    private static final String SWARM = """
            seed: 3
            content: {size: 1 MiB, piece: 64 KiB}
            stop: {when: all-complete, after: 30 s}
            record: {every: 100 ms}
            defaults: {choking: {round: 100 ms}}
            peers:
              - {name: origin, complete: true}
              - {name: home, count: 4}
            """;

    @TempDir
    Path folder;

    private LoopbackRun swarm() {
        return new LoopbackRun(folder);
    }

    private List<String> column(LoopbackRun swarm, int column) throws IOException {
        return swarm.rows("peers.csv").stream().map(row -> row.get(column)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "memory", "synthetic"})
    void everybody_completes_and_every_copy_is_right(String store) throws Exception {
        LoopbackRun swarm = swarm();
        JsonNode run = swarm.run(SWARM, "defaults.store=" + store);
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("all-complete");
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(4);
        assertThat(run.at("/summary/verified").asInt()).isEqualTo(5);
        assertThat(run.at("/summary/verify_failed").asInt()).isZero();
        assertThat(run.at("/failures")).isEmpty();
        assertThat(swarm.rows("pieces.csv")).hasSize(4 * 16);
        assertThat(column(swarm, 3)).doesNotHaveDuplicates().allMatch(address -> address.startsWith("127.1."));
        assertThat(folder.resolve("content")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"super-seeding", "under-report", "{name: liar, share: 90}"})
    void everybody_completes_whatever_the_others_tell(String disclosure) throws Exception {
        JsonNode run = swarm().run(SWARM, "defaults.disclosure=" + disclosure);
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.at("/summary/verify_failed").asInt()).isZero();
    }

    @Test
    void those_who_quit_leave_before_they_are_complete() throws Exception {
        LoopbackRun swarm = swarm();
        JsonNode run = swarm.run(SWARM, "home.leave={at-progress: 25 %}", "home.up=1 MB/s", "origin.up=1 MB/s");
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("all-complete");
        assertThat(run.at("/summary/completed").asInt()).isZero();
        assertThat(column(swarm, LEAVE).stream().filter(text -> !text.isEmpty()))
                .hasSize(4);
    }

    @Test
    void bytes_that_were_sent_were_received() throws Exception {
        LoopbackRun swarm = swarm();
        swarm.run(SWARM);
        long sent = column(swarm, 11).stream().mapToLong(Long::parseLong).sum();
        long received = column(swarm, 13).stream().mapToLong(Long::parseLong).sum();
        long wasted = column(swarm, 14).stream().mapToLong(Long::parseLong).sum();
        assertThat(received - wasted).isEqualTo(4L << 20);
        assertThat(sent).isGreaterThanOrEqualTo(received);
        assertThat(swarm.rows("pairs.csv").stream()
                        .mapToLong(row -> Long.parseLong(row.get(7)))
                        .sum())
                .isEqualTo(sent);
    }

    @Test
    void the_port_is_given_back_when_nobody_listens_on_it_any_longer() throws Exception {
        List<Integer> inUse = new ArrayList<>();
        ServerSocket guard = new ServerSocket() {
            @Override
            public void close() throws IOException {
                for (int peer = 0; isBound() && !isClosed() && peer < 5; peer++) {
                    try (ServerSocket socket = new ServerSocket()) {
                        int address = PeerAddresses.of(peer, 0).ipv4();
                        socket.bind(new InetSocketAddress(
                                InetAddress.getByAddress(
                                        ByteBuffer.allocate(4).putInt(address).array()),
                                getLocalPort()));
                    } catch (IOException taken) {
                        inUse.add(peer);
                    }
                }
                super.close();
            }
        };
        guard.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 1, 0, (byte) 254}), 0));
        swarm().on(LoopbackAddresses.guardedBy(guard)).run(SWARM);
        assertThat(guard.isClosed()).isTrue();
        assertThat(inUse).isEmpty();
    }

    @Test
    void the_tracker_may_speak_http() throws Exception {
        assertThat(swarm().run(SWARM, "tracker.protocol=http")
                        .at("/summary/completed")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void peers_come_and_go_at_their_times() throws Exception {
        LoopbackRun swarm = swarm();
        JsonNode run = swarm.run("""
                seed: 3
                content: {size: 1 MiB, piece: 64 KiB}
                stop: {when: all-complete, after: 30 s}
                record: {every: 100 ms}
                peers:
                  - {name: origin, complete: true}
                  - {name: home, count: 4, arrive: {poisson: 20/s}, leave: at-completion}
                  - {name: late, arrive: {at: [300 ms]}}
                  - {name: hasty, down: 20 kB/s, abort: {after: 500 ms}}
                """);
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(5);
        assertThat(run.at("/summary/expected").asInt()).isEqualTo(6);
        List<List<String>> peers = swarm.rows("peers.csv");
        assertThat(peers.subList(1, 5)).allSatisfy(peer -> {
            assertThat(Double.parseDouble(peer.get(LEAVE))).isGreaterThanOrEqualTo(Double.parseDouble(peer.get(7)));
            assertThat(peer.get(VERIFIED)).isEqualTo("1");
        });
        assertThat(peers.subList(1, 5).stream().map(peer -> peer.get(5)).distinct())
                .hasSize(4);
        assertThat(Double.parseDouble(peers.get(5).get(5))).isBetween(0.3, 3.0);
        assertThat(peers.get(6).get(7)).isEmpty();
        assertThat(Double.parseDouble(peers.get(6).get(LEAVE))).isGreaterThanOrEqualTo(0.5);
        assertThat(peers.get(0).get(LEAVE)).isEmpty();
    }

    @Test
    void a_run_may_wait_for_one_group_alone() throws Exception {
        JsonNode run = swarm().run(SWARM + "  - {name: crawl, down: 1 kB/s}\n", "stop.when={complete: home}");
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("complete: home");
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(4);
        assertThat(run.at("/summary/verified").asInt()).isEqualTo(6);
    }

    @Test
    void a_run_that_is_to_last_its_whole_time_does() throws Exception {
        JsonNode run = swarm().run(SWARM, "stop={when: never, after: 700 ms}");
        assertThat(run.at("/outcome/reached").asBoolean()).as("%s", run).isTrue();
        assertThat(run.get("duration_s").asDouble()).isBetween(0.7, 5.0);
    }

    @Test
    void when_time_is_over_before_the_condition_holds_the_run_has_failed() throws Exception {
        LoopbackRun swarm = swarm();
        JsonNode run = swarm.run(SWARM, "stop.after=500 ms", "home.down=1 kB/s");
        assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("time is over");
        assertThat(run.at("/summary/completed").asInt()).isZero();
        assertThat(column(swarm, VERIFIED)).containsOnly("1");
    }

    @Test
    void loss_is_refused() {
        assertThatThrownBy(() -> swarm().run(SWARM, "home.loss=1 %"))
                .isInstanceOf(WorldException.class)
                .hasMessage("group home has loss, which cannot be made inside a TCP stream: leave it out,"
                        + " or run with --world virtual");
    }

    @Test
    void a_swarm_with_too_many_files_is_refused_with_the_figure() {
        // 200 for the process, and for each of five peers two sockets, four connections and 32 files.
        assertThatThrownBy(() -> swarm().withOpenFiles(389).run(SWARM, "defaults.store=file"))
                .isInstanceOf(WorldException.class)
                .hasMessageStartingWith("this swarm may need 390 open files and 389 are allowed: raise the limit with"
                        + " 'ulimit -n 390'");
    }

    @Test
    void without_spare_addresses_all_share_one_and_the_summary_says_so() throws Exception {
        LoopbackRun swarm = swarm().onSharedAddress();
        JsonNode run = swarm.run(SWARM);
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(4);
        assertThat(run.at("/outcome/warnings/0").asText()).contains("all peers share 127.0.0.1");
        Set<String> addresses = column(swarm, 3).stream()
                .map(address -> address.substring(0, address.indexOf(':')))
                .collect(Collectors.toSet());
        assertThat(addresses).containsExactly("127.0.0.1");
    }

    @Test
    void two_runs_at_once_do_not_meet() {
        try (LoopbackAddresses first = LoopbackAddresses.take();
                LoopbackAddresses second = LoopbackAddresses.take()) {
            assertThat(first.of(0).port()).isNotEqualTo(second.of(0).port());
            assertThat(first.of(0).withPort(0)).isEqualTo(second.of(0).withPort(0));
        }
    }

    @Test
    void peers_have_networks_of_their_own() {
        try (LoopbackAddresses addresses = LoopbackAddresses.take()) {
            assertThat(addresses.of(0).toString()).startsWith("127.1.0.1:");
            assertThat(addresses.of(300).toString()).startsWith("127.2.44.1:");
        }
    }

    @Test
    void a_peer_whose_store_fails_leaves_and_the_others_go_on() throws Exception {
        Path content = Files.createDirectories(folder.resolve("content"));
        Files.writeString(content.resolve("home-2"), "in the way of a folder");
        LoopbackRun swarm = swarm();
        JsonNode run = swarm.run(SWARM, "defaults.store=file");
        assertThat(run.at("/summary/completed").asInt()).isEqualTo(3);
        assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
        assertThat(run.at("/failures/0/peer").asInt()).isEqualTo(2);
        assertThat(run.at("/failures/0/reason").asText()).isNotEmpty();
        assertThat(run.at("/failures")).hasSize(1);
    }

    @Test
    void content_that_changed_on_disk_is_found_at_the_end() throws Exception {
        AtomicBoolean spoilt = new AtomicBoolean();
        LoopbackRun swarm = swarm().onProgress(state -> {
            if (state.completed() == 4 && !spoilt.getAndSet(true)) {
                spoil(folder.resolve("content/home-3"));
            }
        });
        // One more keeps the run going for long enough.
        JsonNode run = swarm.run(SWARM + "  - {name: last, down: 500 kB/s}\n", "defaults.store=file");
        assertThat(run.at("/summary/verify_failed").asInt()).isEqualTo(1);
        assertThat(column(swarm, VERIFIED)).containsExactly("1", "1", "1", "0", "1", "1");
    }

    private static void spoil(Path content) {
        try (var files = Files.walk(content)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_interrupted_run_leaves_a_folder_that_can_be_charted() throws Exception {
        LoopbackRun swarm = swarm();
        swarm.onProgress(state -> {
            if (state.contentFraction() > 0) {
                swarm.interruption.complete(null);
            }
        });
        JsonNode run = swarm.run(SWARM, "home.down=200 kB/s");
        assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("interrupted");
        assertThat(RunReport.write(folder, ReportOptions.defaults())).isNotEmpty();
        assertThat(RunSummary.read(folder).toText()).contains("0 of 4");
    }

    @Test
    void a_run_that_cannot_go_on_says_why() throws Exception {
        LoopbackRun swarm = swarm();
        swarm.interruption.completeExceptionally(new WorldException("out of memory"));
        JsonNode run = swarm.run(SWARM);
        assertThat(run.at("/outcome/reached").asBoolean()).isFalse();
        assertThat(run.at("/outcome/stop").asText()).isEqualTo("out of memory");
    }

    @Test
    void a_run_interrupted_before_anything_happened_can_be_charted_as_well() throws Exception {
        LoopbackRun swarm = swarm();
        swarm.interruption.complete(null);
        swarm.run(SWARM);
        assertThat(RunReport.write(folder, ReportOptions.defaults())).isNotEmpty();
    }
}
