package io.swarmbed.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.tracker.log.AccessLogSettings;
import io.swarmbed.tracker.net.Networks;
import io.swarmbed.tracker.snapshot.SnapshotSettings;
import io.swarmbed.tracker.status.StatusSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationTest {
    private static final Pattern INTERVAL = Pattern.compile("8:intervali(\\d+)e");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void a_tracker_that_is_started_again_knows_its_peers() throws Exception {
        OperationSettings operation =
                OperationSettings.embedded().withSnapshot(Optional.of(SnapshotSettings.to(folder.resolve("peers"))));
        try (TrackerServer first = start(operation)) {
            announce(first, 1, 1001, 0);
            announce(first, 2, 1002, 7);
        }
        try (TrackerServer second = start(operation)) {
            assertThat(second.stats().snapshots().restoredPeers()).isEqualTo(2);
            assertThat(second.restored().orElseThrow().amount()).isEqualTo("1 torrent, 2 peers");
            String reply = announce(second, 3, 1003, 7);
            assertThat(reply).contains("8:completei1e", "10:incompletei2e", "5:peers12:");
        }
        try (TrackerServer third = start(operation)) {
            assertThat(third.stats().peers()).isEqualTo(3);
        }
    }

    @Test
    void a_foreign_file_in_place_of_the_snapshot_refuses_the_start() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "not a snapshot, but mine");
        OperationSettings operation = OperationSettings.embedded()
                .withSnapshot(Optional.of(SnapshotSettings.to(file)))
                .withAccessLog(Optional.of(AccessLogSettings.to(folder.resolve("no/such/log"))));
        assertThatThrownBy(() -> start(operation))
                .isInstanceOf(TrackerStartException.class)
                .hasMessageContaining("notes: the file there is no snapshot");
        assertThatThrownBy(() -> start(operation.withSnapshot(Optional.empty())))
                .isInstanceOf(TrackerStartException.class)
                .hasMessageContaining("cannot write the access log");
        assertThat(file).hasContent("not a snapshot, but mine");
    }

    @Test
    void a_start_that_fails_leaves_a_damaged_snapshot_where_it_is() throws Exception {
        Path file = folder.resolve("peers");
        OperationSettings operation = OperationSettings.embedded().withSnapshot(Optional.of(SnapshotSettings.to(file)));
        TrackerServer first = start(operation);
        announce(first, 1, 1001, 0);
        first.close();
        assertThat(first.saved().orElseThrow().amount()).isEqualTo("1 torrent, 1 peer");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() ->
                        start(operation.withAccessLog(Optional.of(AccessLogSettings.to(folder.resolve("nodir/x"))))))
                .isInstanceOf(TrackerStartException.class)
                .hasMessageContaining("there is no such file or directory");
        assertThat(folder.toFile().list()).containsExactly("peers");
        try (TrackerServer second = start(operation)) {
            assertThat(second.stats().peers()).isEqualTo(1);
            assertThat(folder.resolve("peers.unreadable")).exists();
        }
    }

    @Test
    void requests_are_logged_until_the_last() throws Exception {
        Path file = folder.resolve("access.log");
        try (TrackerServer server =
                start(OperationSettings.embedded().withAccessLog(Optional.of(AccessLogSettings.to(file))))) {
            announce(server, 1, 1001, 0);
            announce(server, 2, 1002, 7);
        }
        assertThat(Files.readString(file).lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"what\":\"announce\"") && line.contains("\"address\":\"127.0.0.1\""));
    }

    @Test
    void the_pages_are_there_when_they_are_wanted_and_for_those_who_may_read_them() throws Exception {
        try (TrackerServer server = start(OperationSettings.standalone())) {
            announce(server, 1, 1001, 0);
            assertThat(get(server, "/healthz").body()).isEqualTo("ok\n");
            assertThat(get(server, "/metrics").body())
                    .contains("swarmbed_tracker_announces_total{protocol=\"http\",event=\"started\"} 1\n");
            assertThat(get(server, "/stats").body()).contains("<h1>Swarmbed tracker</h1>");
        }
        StatusSettings elsewhere = StatusSettings.defaults().withReaders(Networks.parse(List.of("192.0.2.0/24")));
        try (TrackerServer server = start(OperationSettings.standalone().withStatus(Optional.of(elsewhere)))) {
            assertThat(get(server, "/stats").statusCode()).isEqualTo(403);
        }
        try (TrackerServer server = start(OperationSettings.embedded())) {
            assertThat(get(server, "/healthz").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_stop_answers_the_request_that_is_under_way_and_closes_idle_connections_at_once() throws Exception {
        TrackerServer server = start(OperationSettings.standalone().withGraceSeconds(60));
        InetSocketAddress address = server.httpAddress().orElseThrow();
        try (Socket idle = new Socket(address.getAddress(), address.getPort());
                Socket busy = new Socket(address.getAddress(), address.getPort())) {
            idle.setSoTimeout(20_000);
            busy.setSoTimeout(20_000);
            ask(idle, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(idle.getInputStream().read()).isEqualTo('H');
            // The end of a first request and the begin of a second: when the first is answered, the second has come.
            ask(busy, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\n");
            assertThat(busy.getInputStream().read()).isEqualTo('H');
            Thread stop = new Thread(server::close);
            stop.start();
            String last = rest(idle);
            assertThat(last).endsWith("ok\n");
            ask(busy, "Host: x\r\n\r\n");
            assertThat(rest(busy)).contains("HTTP/1.1 503").endsWith("stopping\n");
            stop.join(30_000);
            assertThat(stop.isAlive()).isFalse();
        }
    }

    private static void ask(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void the_interval_of_replies_varies_by_the_jitter_and_not_at_all_without() throws Exception {
        try (TrackerServer server = start(OperationSettings.standalone().withJitterPercent(10))) {
            List<Integer> intervals = intervals(server);
            assertThat(intervals).allMatch(seconds -> seconds >= 1620 && seconds <= 1980);
            assertThat(Set.copyOf(intervals)).hasSizeGreaterThan(10);
        }
        try (TrackerServer server = start(OperationSettings.embedded())) {
            assertThat(intervals(server)).containsOnly(1800);
        }
    }

    private List<Integer> intervals(TrackerServer server) throws IOException, InterruptedException {
        List<Integer> intervals = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Matcher interval = INTERVAL.matcher(announce(server, 1, 1001, 0));
            assertThat(interval.find()).isTrue();
            intervals.add(Integer.parseInt(interval.group(1)));
        }
        return intervals;
    }

    private static TrackerServer start(OperationSettings operation) throws TrackerStartException {
        return TrackerServer.start(TrackerSettings.defaults()
                .withHost("127.0.0.1")
                .withUdpPort(OptionalInt.of(0))
                .withHttpPort(OptionalInt.of(0))
                .withThreads(2)
                .withOperation(operation));
    }

    private String announce(TrackerServer server, int peer, int port, int left)
            throws IOException, InterruptedException {
        String query = "/announce?info_hash=aaaaaaaaaaaaaaaaaaaa&peer_id=-SB0100-abcdefghijk" + peer + "&port=" + port
                + "&left=" + left + "&event=started&compact=1";
        return get(server, query).body();
    }

    private HttpResponse<String> get(TrackerServer server, String target) throws IOException, InterruptedException {
        InetSocketAddress address = server.httpAddress().orElseThrow();
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + target);
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }
}
