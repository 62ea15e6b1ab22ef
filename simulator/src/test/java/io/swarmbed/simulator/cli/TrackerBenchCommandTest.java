package io.swarmbed.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmbed.simulator.scenario.yaml.Assignment;
import io.swarmbed.simulator.tracker.TrackerConfigReader;
import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TrackerBenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int bench(String... args) {
        String[] words = new String[args.length + 2];
        words[0] = "tracker";
        words[1] = "bench";
        System.arraycopy(args, 0, words, 2, args.length);
        return Swarmbed.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
    }

    private static TrackerServer tracker() throws Exception {
        return TrackerServer.start(TrackerSettings.defaults()
                .withHost("127.0.0.1")
                .withUdpPort(OptionalInt.of(0))
                .withHttpPort(OptionalInt.empty()));
    }

    private static String url(TrackerServer tracker) {
        return "udp://127.0.0.1:" + tracker.udpAddress().orElseThrow().getPort();
    }

    @Test
    void json_is_one_object_with_every_number() throws Exception {
        try (TrackerServer tracker = tracker()) {
            Path histogram = folder.resolve("latency.hgrm");
            String[] args = {
                url(tracker),
                "--torrents",
                "5",
                "--peers",
                "100",
                "--requests",
                "500",
                "--warm-up",
                "0 s",
                "--verify",
                "--json",
                "--histogram",
                histogram.toString(),
                "--timeout",
                "20s"
            };
            assertThat(bench(args)).as(err.toString()).isZero();
            JsonNode json = new JsonMapper().readTree(out.toString());
            assertThat(out.toString().strip().lines()).hasSize(1);
            assertThat(json.get("window").asInt()).isEqualTo(64);
            assertThat(json.get("violations").isEmpty()).isTrue();
            JsonNode steady = json.get("phases").get(1);
            assertThat(steady.get("phase").asText()).isEqualTo("steady");
            assertThat(steady.get("replies").asLong()).isEqualTo(500);
            for (String number : new String[] {
                "duration_s",
                "replies_per_s",
                "sent",
                "errors",
                "broken",
                "lost",
                "stray",
                "peers_per_reply",
                "bytes_in",
                "bytes_out",
                "generator_thread_busy",
                "generator_cores"
            }) {
                assertThat(steady.get(number).isNumber()).as(number).isTrue();
            }
            for (String point : new String[] {"mean", "p50", "p90", "p99", "p99.9", "max"}) {
                assertThat(steady.get("latency_us").get(point).asDouble())
                        .as(point)
                        .isPositive();
                assertThat(steady.get("latency_corrected_us").get(point).asDouble())
                        .as(point)
                        .isPositive();
            }
            assertThat(Files.readString(histogram)).contains("Percentile").contains("#[Mean");
        }
    }

    @Test
    void the_table_has_a_line_for_each_phase() throws Exception {
        try (TrackerServer tracker = tracker()) {
            assertThat(bench(url(tracker), "--peers", "100", "--requests", "300", "--warm-up", "0s", "--rate", "3000"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString().lines())
                    .anyMatch(line -> line.startsWith("populate ") && line.contains(" 100 "))
                    .anyMatch(line -> line.startsWith("steady ") && line.contains(" 300 "));
        }
    }

    @Test
    void info_hashes_are_listed_for_trackers_that_want_to_know_them() throws Exception {
        Path file = folder.resolve("list.txt");
        assertThat(bench("--torrents", "3", "--list-info-hashes", file.toString()))
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.matches("[0-9a-f]{40}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| no tracker given; name its announce URL, as in udp://127.0.0.1:6969",
                "tcp://127.0.0.1:1 | 'tcp://127.0.0.1:1': trackers are spoken to over udp, http and https, not tcp",
                "udp://127.0.0.1:1 --window 0 | --window: must be 1 to 65535",
                "udp://127.0.0.1:1 --window 1 --rate 1 | --window and --rate exclude each other: a closed loop or an open one",
                "udp://127.0.0.1:1 --close | --close is for HTTP; there are no connections over UDP",
                "udp://127.0.0.1:1 --seeds 120% | --seeds: '120%' is no share; write a percentage, as 10%",
                "udp://127.0.0.1:1 --torrents 0 | --torrents: must be 1 to 10000000",
                "http://127.0.0.1:1/a --scrape-share 1% | --scrape-share: this tracker cannot be scraped, for its URL does "
                        + "not end in /announce",
                "http://127.0.0.1:1/announce --window 9 --connections 2 | --window: 9 requests do not fit 2 places on "
                        + "connections; give --connections or --pipeline",
            })
    void a_mistake_is_one_line_and_exit_code_2(String args, String line) {
        assertThat(bench(args == null ? new String[0] : args.split(" "))).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(line);
    }

    @Test
    void a_file_that_cannot_be_written_is_told_before_anything_is_measured() throws Exception {
        Path lost = folder.resolve("none/x");
        assertThat(bench("udp://127.0.0.1:1", "--histogram", lost.toString())).isEqualTo(2);
        assertThat(bench("--list-info-hashes", lost.toString())).isEqualTo(2);
        assertThat(bench("--list-info-hashes", folder.toString())).isEqualTo(2);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(bench("--list-info-hashes", file.resolve("x").toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "--histogram: cannot write " + lost + ": its folder does not exist; create it",
                        "--list-info-hashes: cannot write " + lost + ": its folder does not exist; create it",
                        "--list-info-hashes: cannot write " + folder + ": this is a folder; name a file",
                        "--list-info-hashes: cannot write " + file + "/x: '" + file
                                + "' is no folder; name one that is");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_tracker_that_refuses_every_peer_ends_the_run_with_its_words() throws Exception {
        Path allowed = Files.writeString(folder.resolve("allow"), "0123456789012345678901234567890123456789\n");
        try (TrackerServer tracker = TrackerServer.start(new TrackerConfigReader()
                .read(
                        Optional.empty(),
                        List.of(
                                Assignment.set("listen={udp: '127.0.0.1:0', http: off}"),
                                Assignment.set("access.allow=" + allowed))))) {
            assertThat(bench(url(tracker), "--peers", "50", "--for", "1 h")).isEqualTo(1);
            assertThat(err.toString()).contains("the tracker answered every request with an error: ");
            assertThat(out.toString().lines())
                    .anyMatch(line -> line.startsWith("populate "))
                    .noneMatch(line -> line.startsWith("warm-up ") || line.startsWith("steady "));
        }
    }

    @Test
    void a_rate_limit_is_named_as_what_refuses() throws Exception {
        try (TrackerServer tracker = TrackerServer.start(new TrackerConfigReader()
                .read(
                        Optional.empty(),
                        List.of(
                                Assignment.set("listen={udp: off, http: '127.0.0.1:0'}"),
                                Assignment.set("access.rate-limit={requests: 1/min, burst: 1}"))))) {
            String url =
                    "http://127.0.0.1:" + tracker.httpAddress().orElseThrow().getPort() + "/announce";
            bench(url, "--peers", "20", "--requests", "20", "--warm-up", "0 s");
            assertThat(out.toString())
                    .contains("! the tracker seems to limit the rate of an address; exempt this one from the limit");
        }
    }

    @Test
    void a_tracker_that_is_not_there_is_one_line_and_exit_code_1() throws Exception {
        TrackerServer tracker = tracker();
        String url = url(tracker);
        tracker.close();
        assertThat(bench(url)).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("swarmbed: " + url
                        + ": nothing listens there for UDP; start the tracker first, or name its port");
    }
}
