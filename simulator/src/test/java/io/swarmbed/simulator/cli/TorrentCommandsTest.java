package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmbed.engine.client.TorrentHandle;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.storage.StoreSettings;
import io.swarmbed.engine.storage.SyntheticContent;
import io.swarmbed.engine.storage.SyntheticStore;
import io.swarmbed.simulator.guard.ChosenStrategies;
import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
class TorrentCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(Object... args) {
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        return Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
    }

    private Path torrent(String name, Object... more) {
        Path file = folder.resolve(name);
        Object[] args = new Object[more.length + 6];
        System.arraycopy(new Object[] {"create", "--synthetic", "1 MiB", "--quiet", "-o", file}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        assertThat(run(args)).as(err.toString()).isZero();
        return file;
    }

    private JsonNode json() throws IOException {
        return new JsonMapper().readTree(out.toString());
    }

    /** Seeds a synthetic torrent in this JVM while the action runs. */
    private void whileSeeding(Path file, PeerAction action) throws Exception {
        Metainfo torrent = TorrentFiles.read(file);
        SyntheticContent formula = SyntheticContent.of(torrent).orElseThrow();
        ClientOptions options = new ClientOptions();
        new CommandLine(new OptionsHolder(options)).parseArgs("--listen", "127.0.5.1:0");
        try (LivePeer peer = LivePeer.open(options, 0)) {
            TorrentHandle handle = peer.add(
                    torrent,
                    options.strategies(),
                    (workers, thread) -> SyntheticStore.of(torrent, formula, true, workers, thread, StoreSettings.SEED),
                    new StatusLine(new PrintWriter(err, true), true));
            handle.completion().get(10, TimeUnit.SECONDS);
            action.run(peer);
        }
    }

    @Test
    void strategies_are_written_as_in_scenarios() throws Exception {
        ClientOptions options = new ClientOptions();
        new CommandLine(new OptionsHolder(options))
                .parseArgs("--picker", "{name: rarest-first, random-first: 8}", "--choker", "free-rider");
        ChosenStrategies chosen = options.strategies();
        assertThat(chosen.picker().name()).isEqualTo("rarest-first");
        assertThat(chosen.choker().name()).isEqualTo("free-rider");
        assertThat(chosen.foreign()).isFalse();
    }

    private interface PeerAction {
        void run(LivePeer peer) throws Exception;
    }

    @CommandLine.Command
    private record OptionsHolder(@CommandLine.Mixin ClientOptions options) {}

    @Test
    void the_same_content_and_options_make_the_same_bytes() throws IOException {
        Path first = torrent("a.torrent", "-t", "udp://127.0.0.1:1/announce", "--comment", "x", "--date", "2026-11-21");
        Path second =
                torrent("b.torrent", "-t", "udp://127.0.0.1:1/announce", "--comment", "x", "--date", "2026-11-21");
        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void a_torrent_shows_its_trackers_by_tier() throws IOException {
        Path file = torrent(
                "x.torrent", "-t", "udp://a.example:1/announce,http://b.example/announce", "-t", "udp://c.example:2");
        assertThat(run("show", file)).isZero();
        assertThat(out.toString())
                .contains(
                        "tracker     tier 1: udp://a.example:1/announce, http://b.example/announce",
                        "tracker     tier 2: udp://c.example:2",
                        "size        1.05 MB (1048576 bytes)");
        out.getBuffer().setLength(0);
        assertThat(run("show", file, "--json")).isZero();
        assertThat(json().get("trackers").get(1).get(0).asText()).isEqualTo("udp://c.example:2");
        assertThat(json().get("totalBytes").asLong()).isEqualTo(1 << 20);
    }

    @Test
    void an_existing_torrent_file_is_replaced_by_force_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("x.torrent"), "precious");
        assertThat(run("create", "--synthetic", "1 MiB", "-o", file)).isEqualTo(2);
        assertThat(err.toString()).contains("exists already", "--force");
        assertThat(file).hasContent("precious");
        assertThat(run("create", "--synthetic", "1 MiB", "-o", file, "--force")).isZero();
        assertThat(run("show", file)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create | name either a file or folder",
                "create nowhere | no such file",
                "create --synthetic 1 | has no unit",
                "create --synthetic 1MiB --piece 17KiB | power of two",
                "create --synthetic 1MiB -t ftp://x/announce | udp, http and https",
                "create --synthetic 1MiB --date yesterday | is not a date",
                "show nowhere.torrent | no such file",
                "show . | cannot be read",
                "download nowhere.torrent | no such file",
                "seed nowhere.torrent x | no such file",
                "download x --listen here | is not an IP address and port",
                "download x --up 2Mbps | did you mean '2 Mbit/s'",
                "tracker --udp 127.0.0.1:99999 | is not a place to listen",
                "tracker --interval 30m | did you mean '30 min'",
            })
    void a_mistake_is_a_line(String command, String problem) {
        assertThat(run((Object[]) command.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(problem).doesNotContain("\tat ");
    }

    @Test
    void a_file_that_is_no_torrent_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.torrent"), "garbage");
        assertThat(run("download", file)).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(file + ": not a torrent that can be used")
                .hasLineCount(1);
    }

    @Test
    void a_download_from_a_named_peer_completes() throws Exception {
        Path file = torrent("x.torrent");
        whileSeeding(file, seed -> {
            assertThat(run(
                            "download",
                            file,
                            "-d",
                            folder,
                            "--listen",
                            "127.0.6.1:0",
                            "--peer",
                            seed.listening(),
                            "--json"))
                    .as(err.toString())
                    .isZero();
        });
        assertThat(json().get("complete").asBoolean()).isTrue();
        assertThat(json().get("verifiedBytes").asLong()).isEqualTo(1 << 20);
        assertThat(folder.resolve("synthetic-1048576-1")).hasSize(1 << 20);
        out.getBuffer().setLength(0);
        assertThat(run("download", file, "-d", folder, "--listen", "127.0.6.1:0", "--json"))
                .isZero();
        assertThat(json().get("downloadedBytes").asLong()).isZero();
    }

    @Test
    void a_download_through_a_tracker_completes_without_a_disk() throws Exception {
        TrackerSettings settings = TrackerSettings.defaults()
                .withHost("127.0.0.1")
                .withUdpPort(OptionalInt.of(0))
                .withHttpPort(OptionalInt.of(0));
        try (TrackerServer tracker = TrackerServer.start(settings)) {
            Path file = torrent(
                    "x.torrent",
                    "-t",
                    "udp://127.0.0.1:" + tracker.udpAddress().orElseThrow().getPort() + "/announce");
            whileSeeding(file, seed -> {
                assertThat(run("download", file, "--synthetic", "--listen", "127.0.6.1:0", "--max-time", "30s"))
                        .as(err.toString())
                        .isZero();
                assertThat(run("show", file, "--scrape")).isZero();
                assertThat(out.toString()).contains("1 completed");
            });
        }
    }

    @Test
    void a_download_without_peers_gives_up_when_its_time_is_over() {
        Path file = torrent("x.torrent", "-t", "http://127.0.0.1:9/announce");
        assertThat(run("download", file, "-d", folder, "--listen", "127.0.6.1:0", "--max-time", "1s"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "warning: no tracker answers", "http://127.0.0.1:9/announce", "1.05 MB missing when the time");
    }

    @Test
    void a_port_in_use_is_the_users_mistake() throws IOException {
        Path file = torrent("x.torrent");
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(run("download", file, "--synthetic", "--listen", "0.0.0.0:" + taken.getLocalPort()))
                    .isEqualTo(2);
            assertThat(run("tracker", "--http", taken.getLocalPort())).isEqualTo(2);
        }
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("in use"));
    }

    @Test
    void seed_data_that_does_not_match_is_told() throws IOException {
        Path file = torrent("x.torrent");
        Files.write(folder.resolve("synthetic-1048576-1"), new byte[1 << 20]);
        assertThat(run("seed", file, folder, "--listen", "127.0.6.1:0")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be seeded").hasLineCount(1);
    }
}
