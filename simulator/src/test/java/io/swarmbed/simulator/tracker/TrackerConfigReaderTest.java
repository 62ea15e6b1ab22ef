package io.swarmbed.simulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.Assignment;
import io.swarmbed.tracker.ListenAddress;
import io.swarmbed.tracker.OperationSettings;
import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.access.AccessSettings;
import io.swarmbed.tracker.access.RateLimit;
import io.swarmbed.tracker.access.TorrentsFile;
import io.swarmbed.tracker.http.HttpLimits;
import io.swarmbed.tracker.http.HttpSettings;
import io.swarmbed.tracker.http.ProxySettings;
import io.swarmbed.tracker.http.TlsSettings;
import io.swarmbed.tracker.log.AccessLogSettings;
import io.swarmbed.tracker.net.Networks;
import io.swarmbed.tracker.snapshot.SnapshotSettings;
import io.swarmbed.tracker.status.StatusSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerConfigReaderTest {
    private static final Path REFERENCE = Path.of("..", "docs", "tracker.yaml");
    private static final Path FOLDER = Path.of("/etc/tracker");

    private final TrackerConfigReader reader = new TrackerConfigReader();

    @Test
    void the_values_the_reference_shows_are_the_defaults() throws ScenarioException {
        assertThat(reader.read(Optional.of(REFERENCE), List.of())).isEqualTo(reader.read(Optional.empty(), List.of()));
    }

    @Test
    void the_reference_mentions_every_key_the_reader_knows() throws ScenarioException, IOException {
        Set<String> keys = new TreeSet<>();
        reader.read("""
                access: {rate-limit: {requests: 1/s, burst: 1}}
                http: {tls: {certificates: a, key: b}}
                access-log: {file: a}
                snapshot: {file: b}
                """, FOLDER, keys);
        String reference = Files.readString(REFERENCE);
        assertThat(keys).contains("listen", "jitter", "exempt", "queue", "every", "grace", "health-for-all");
        assertThat(keys).allSatisfy(key -> assertThat(reference).containsPattern("(?<![a-z-])" + key + ":\\s"));
    }

    @Test
    void the_examples_in_the_comments_of_the_reference_can_be_used() throws ScenarioException, IOException {
        String uncommented = Files.readString(REFERENCE)
                .replaceAll("(?m)^(rate-limit|access-log|snapshot|  rate-limit): off$", "")
                .replaceAll("(?m)^( *)# ((allow|passkeys|rate-limit|access-log|snapshot):.*)$", "$1$2")
                .replaceAll("(?m)^#   ((file|truncate-addresses|queue|every):.*)$", "  $1");
        TrackerSettings settings = read(uncommented);
        assertThat(settings.access())
                .isEqualTo(AccessSettings.open()
                        .withTorrents(new TorrentsFile(TorrentsFile.Rule.ALLOW, FOLDER.resolve("torrents.txt")))
                        .withPasskeys(FOLDER.resolve("passkeys.txt"))
                        .withRateLimit(RateLimit.of(12_000, 20_000).withExempt(Networks.parse(List.of("192.0.2.7")))));
        assertThat(settings.operation())
                .isEqualTo(OperationSettings.standalone()
                        .withAccessLog(Optional.of(AccessLogSettings.to(FOLDER.resolve("requests.log"))))
                        .withSnapshot(Optional.of(SnapshotSettings.to(FOLDER.resolve("peers.snapshot")))));
    }

    @Test
    void every_key_reaches_the_settings() throws ScenarioException {
        TrackerSettings settings = read("""
                listen: {udp: [6969, "[::1]:7000"], http: 127.0.0.1:80}
                threads: 3
                announce:
                  {interval: 10 min, jitter: 10 %, min-interval: 2 min, timeout: 20 min, num-want: 10, max-num-want: 20,
                   peer-ids: on}
                limits: {torrents: 7, peers: 8}
                access: {deny: ../no.txt, rate-limit: {requests: 30/min, burst: 9, addresses: 64, exempt: "::/0"}}
                http:
                  {request-line: 1 KiB, headers: 2 KiB, request: 2 s, idle: 1 min, unread: 3 s, connections: 9,
                   connections-per-address: 4, proxies: [10.0.0.0/8, "::1"], proxy-header: forwarded,
                   tls: {certificates: chain.pem, key: key.pem}}
                status: {readers: [10.0.0.0/8, 192.0.2.7], health-for-all: off}
                access-log: {file: /var/log/t.log, truncate-addresses: on, queue: 5}
                snapshot: {file: s, every: 1 min}
                stop: {grace: 9 s}
                """);
        assertThat(settings.listen().udp())
                .containsExactly(new ListenAddress("", 6969), new ListenAddress("::1", 7000));
        assertThat(settings.listen().http()).containsExactly(new ListenAddress("127.0.0.1", 80));
        assertThat(settings.threads()).isEqualTo(3);
        assertThat(settings.swarm().intervalSeconds()).isEqualTo(600);
        assertThat(settings.swarm().minIntervalSeconds()).isEqualTo(120);
        assertThat(settings.swarm().timeoutSeconds()).isEqualTo(1200);
        assertThat(settings.swarm().defaultNumWant()).isEqualTo(10);
        assertThat(settings.swarm().maxNumWant()).isEqualTo(20);
        assertThat(settings.swarm().keepPeerIds()).isTrue();
        assertThat(settings.swarm().maxTorrents()).isEqualTo(7);
        assertThat(settings.swarm().maxPeers()).isEqualTo(8);
        assertThat(settings.access())
                .isEqualTo(AccessSettings.open()
                        .withTorrents(new TorrentsFile(TorrentsFile.Rule.DENY, Path.of("/etc/no.txt")))
                        .withRateLimit(new RateLimit(30, 9, 64, Networks.parse(List.of("::/0")))));
        assertThat(settings.http())
                .isEqualTo(new HttpSettings(
                        new HttpLimits(1024, 2048, 2, 60, 3, 9, 4),
                        new ProxySettings(Networks.parse(List.of("10.0.0.0/8", "::1")), ProxySettings.Header.FORWARDED),
                        Optional.of(new TlsSettings(FOLDER.resolve("chain.pem"), FOLDER.resolve("key.pem")))));
        assertThat(settings.operation())
                .isEqualTo(new OperationSettings(
                        Optional.of(new StatusSettings(Networks.parse(List.of("10.0.0.0/8", "192.0.2.7")), false)),
                        Optional.of(new AccessLogSettings(Path.of("/var/log/t.log"), true, 5)),
                        Optional.of(new SnapshotSettings(FOLDER.resolve("s"), 60)),
                        10,
                        9));
    }

    @Test
    void what_goes_with_the_interval_follows_it() throws ScenarioException {
        TrackerSettings settings = read("announce: {interval: 10 min}");
        assertThat(settings.swarm().minIntervalSeconds()).isEqualTo(300);
        assertThat(settings.swarm().timeoutSeconds()).isEqualTo(1200);
    }

    @Test
    void off_leaves_a_thing_out() throws ScenarioException {
        TrackerSettings settings = read("{listen: {udp: off}, status: off, access: {allow: off}, access-log: off}");
        assertThat(settings.listen().udp()).isEmpty();
        assertThat(settings.operation().status()).isEmpty();
        assertThat(settings.access()).isEqualTo(AccessSettings.open());
    }

    @Test
    void the_command_line_wins_over_the_file_and_its_paths_start_from_where_it_was_given(@TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(folder.resolve("t.yaml"), "{threads: 2, access: {allow: a}, stop: {grace: 1 s}}");
        TrackerSettings settings = reader.read(
                Optional.of(file),
                List.of(
                        Assignment.set("threads=3"),
                        Assignment.set("access.passkeys=keys"),
                        Assignment.option("--udp", "[::1]:1", "listen.udp"),
                        Assignment.set("snapshot={file: s}")));
        assertThat(settings.threads()).isEqualTo(3);
        assertThat(settings.listen().udp()).containsExactly(new ListenAddress("::1", 1));
        assertThat(settings.operation().graceSeconds()).isEqualTo(1);
        assertThat(settings.access().torrents().orElseThrow().file()).isEqualTo(folder.resolve("a"));
        assertThat(settings.access().passkeys()).hasValue(Path.of("keys").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "listne: {}|text:1:1: key 'listne': unknown key; did you mean 'listen'?",
                "listen: {upd: 1}|text:1:10: key 'listen.upd': unknown key; did you mean 'udp'?",
                "listen: {udp: 70000}|'70000' is not a place to listen; write 6969, 127.0.0.1:6969 or '[::1]:6969'",
                "listen: {udp: off, http: off}|key 'listen': the tracker would listen nowhere",
                "listen: 6969|key 'listen': must hold keys of its own",
                "threads: 0|key 'threads': '0' is not a whole number from 1 to 256; write one",
                "announce: {interval: 30}|key 'announce.interval': '30' has no unit; write a time such as 30 s or 5 min",
                "announce: {interval: 30 m}|has an unknown unit; did you mean '30 min'?",
                "announce: {interval: 1500 ms}|is not a whole number of seconds; write '2 s'",
                "announce: {interval: 0 s}|'0 s' is less than 1 s; write at least that",
                "announce: {interval: 1 min, min-interval: 2 min}|is longer than the interval of 60 s; write at most",
                "announce: {timeout: 30 min}|would be forgotten between two announces; write at least '2079 s'",
                "announce: {jitter: 60 %}|'60 %' is more than 50 %; write at most that",
                "announce: {jitter: 0.5 %}|is not a whole percentage; write '1 %'",
                "announce: {num-want: 300}|is more than the 'max-num-want' of 200; write at most that",
                "announce: {peer-ids: maybe}|'maybe' is neither on nor off; write one of them",
                "limits: {peers: many}|'many' is not a whole number from 1 to 2147483647; write one",
                "access: {allow: a, deny: b}|goes against 'allow', which refuses all torrents but its own; remove one",
                "access: {allow: [a, b]}|is a list; write the path of a file",
                "access: {rate-limit: 200/s}|must hold keys of its own; write {requests: 200/s, burst: 20000} or off",
                "access: {rate-limit: {requests: 200/s}}|needs both 'requests' and 'burst'; write {requests:",
                "access: {rate-limit: {requests: 200, burst: 1}}|'200' is not a frequency; write a frequency such as",
                "access: {rate-limit: {requests: 1/h, burst: 1}}|is not a whole number of requests a minute",
                "access: {rate-limit: {requests: 1/min, burst: 61}}|more than an hour's worth at 1 a minute; write",
                "access: {rate-limit: {requests: 1/s, burst: 1, exempt: 10.1.0.0/8}}|write 10.0.0.0/8, or 10.1.0.0",
                "http: {idle: 2 h}|'2 h' is more than 1 h; write at most that",
                "http: {proxy-header: via}|'via' is no header that proxies set; write x-forwarded-for or forwarded",
                "listen: {https: 443}|key 'listen': 'https' needs 'http.tls'; write {certificates: fullchain.pem,",
                "http: {tls: {key: k.pem}}|needs both 'certificates' and 'key'; write {certificates: fullchain.pem,",
                "http: {proxies: proxy.example}|'proxy.example' is neither an IP address nor a network",
                "http: {headers: 8}|'8' has no unit; write a size such as 64 MiB",
                "status: {readers: localhost}|'localhost' is neither an IP address nor a network; write 192.0.2.7",
                "status: on|key 'status': must hold keys of its own; write {readers: [10.0.0.0/8]} or off",
                "access-log: {queue: 1}|key 'access-log': names no 'file'; give it one, or write off",
                "access-log: requests.log|must hold keys of its own; write {file: requests.log} or off",
                "snapshot: {file: a, every: 200 h}|'200 h' is more than 168 h; write at most that",
                "stop: {grace: 5}|'5' has no unit; write a time such as 30 s or 5 min",
                "listen: {udp: 80000, http: off}|key 'listen.udp': ",
                "listen: {udp: 'localhost:', http: off}|key 'listen.udp': ",
                "stop: {grace: 1 h}|'1 h' is more than 5 min; write at most that",
                "stop: |key 'stop': must hold keys of its own",
                "[]|a tracker's configuration holds keys; docs/tracker.yaml shows them all",
                "a: *b|the alias '*b' is not supported; write out what it stands for",
            })
    void a_mistake_is_a_line_that_names_its_place_and_the_remedy(String text, String told) {
        ScenarioException problem = catchThrowableOfType(ScenarioException.class, () -> read(text));
        assertThat(problem.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("text:1:").contains(told));
    }

    @Test
    void all_mistakes_are_told_at_once_in_the_order_of_the_file() {
        ScenarioException problem = catchThrowableOfType(
                ScenarioException.class, () -> read("threads: -1\nlisten: {udp: x}\nstop:\n  grase: 1 s\n"));
        assertThat(problem.lines()).hasSize(3);
        assertThat(problem.lines().get(0)).startsWith("text:1:10: ");
        assertThat(problem.lines().get(1)).startsWith("text:2:15: ");
        assertThat(problem.lines().get(2)).isEqualTo("text:4:3: key 'stop.grase': unknown key; did you mean 'grace'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thread=2|--set thread=2: matches nothing in the tracker's configuration: no key is named 'thread'; did"
                        + " you mean 'threads'?",
                "threads|--set threads: is no assignment; write key=value, such as announce.interval='45 min'",
                "threads=x|--set threads=x: key 'threads': 'x' is not a whole number from 1 to 256; write one",
            })
    void a_mistake_on_the_command_line_quotes_it(String set, String told) {
        ScenarioException problem = catchThrowableOfType(
                ScenarioException.class, () -> reader.read(Optional.empty(), List.of(Assignment.set(set))));
        assertThat(problem.lines()).containsExactly(told);
    }

    @Test
    void a_file_that_is_not_there_is_told(@TempDir Path folder) {
        Path missing = folder.resolve("t.yaml");
        ScenarioException problem =
                catchThrowableOfType(ScenarioException.class, () -> reader.read(Optional.of(missing), List.of()));
        assertThat(problem.lines())
                .containsExactly(missing + ":1:1: there is no such file; docs/tracker.yaml shows what one looks like");
    }

    @Test
    void a_file_without_end_is_told() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.isReadable(endless));
        ScenarioException problem =
                catchThrowableOfType(ScenarioException.class, () -> reader.read(Optional.of(endless), List.of()));
        assertThat(problem.lines())
                .containsExactly(
                        "/dev/zero:1:1: the file is larger than 8 MiB; this cannot be a tracker's configuration");
    }

    private TrackerSettings read(String text) throws ScenarioException {
        return reader.read(text, FOLDER, new TreeSet<>());
    }
}
