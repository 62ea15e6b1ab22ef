package io.swarmbed.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.access.AccessSettings;
import io.swarmbed.tracker.access.RateLimit;
import io.swarmbed.tracker.access.TorrentsFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, passkeys and limits of a running tracker, as a client sees them. */
class AccessTest {
    private static final InfoHash OURS = InfoHash.ofHex("61".repeat(20));
    private static final InfoHash OTHER = InfoHash.ofHex("62".repeat(20));
    private static final String NOT_SERVED = "d14:failure reason40:this tracker does not serve this torrente";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_torrent_is_served_from_when_it_is_put_on_the_list_until_it_is_taken_off() throws Exception {
        Path list = Files.writeString(folder.resolve("allow"), OURS + "\n");
        AccessSettings access = AccessSettings.open().withTorrents(new TorrentsFile(TorrentsFile.Rule.ALLOW, list));
        try (TrackerServer server = start(access)) {
            assertThat(announce(server, "/announce", OURS)).contains("8:interval");
            assertThat(announce(server, "/announce", OTHER)).isEqualTo(NOT_SERVED);
            assertThat(scrape(server, OURS)).contains("8:completei1e");
            Files.writeString(list, OTHER + "\n");
            assertThat(server.reloadLists()).noneMatch(news -> news.failed());
            assertThat(announce(server, "/announce", OURS)).isEqualTo(NOT_SERVED);
            assertThat(announce(server, "/announce", OTHER)).contains("8:interval");
            assertThat(scrape(server, OURS)).contains("8:completei0e");
            assertThat(server.lists())
                    .singleElement()
                    .satisfies(status -> assertThat(status.loads()).isEqualTo(2));
        }
    }

    @Test
    void a_private_tracker_serves_urls_with_a_passkey_alone() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "alices-key alice\n");
        try (TrackerServer server = start(AccessSettings.open().withPasskeys(keys))) {
            assertThat(announce(server, "/alices-key/announce", OURS)).contains("8:interval");
            assertThat(announce(server, "/announce", OURS))
                    .contains("failure reason")
                    .contains("private");
            assertThat(announce(server, "/mallorys-key/announce", OURS)).contains("does not know this passkey");
            assertThat(scrape(server, OURS)).contains("failure reason");
        }
    }

    @Test
    void an_address_above_its_limit_gets_no_peers() throws Exception {
        AccessSettings access = AccessSettings.open().withRateLimit(RateLimit.of(1, 3));
        try (TrackerServer server = start(access)) {
            for (int i = 0; i < 3; i++) {
                assertThat(announce(server, "/announce", OURS)).contains("8:interval");
            }
            assertThat(announce(server, "/announce", OURS)).contains("too many requests");
            assertThat(server.stats().announces()).isEqualTo(3);
            assertThat(server.stats().errors()).isPositive();
        }
    }

    @Test
    void a_list_that_cannot_be_used_keeps_the_tracker_from_starting() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> start(AccessSettings.open().withPasskeys(missing)))
                .isInstanceOf(TrackerStartException.class)
                .hasMessage(missing + ": there is no such file; create it, or correct its name");
    }

    private static TrackerServer start(AccessSettings access) throws TrackerStartException {
        return TrackerServer.start(TrackerSettings.defaults()
                .withHost("127.0.0.1")
                .withUdpPort(OptionalInt.empty())
                .withHttpPort(OptionalInt.of(0))
                .withAccess(access));
    }

    private String announce(TrackerServer server, String path, InfoHash infoHash) throws Exception {
        return get(server, path + "?peer_id=aaaaaaaaaaaaaaaaaaaa&port=1&left=0&info_hash=" + text(infoHash));
    }

    private String scrape(TrackerServer server, InfoHash infoHash) throws Exception {
        return get(server, "/scrape?info_hash=" + text(infoHash));
    }

    private String get(TrackerServer server, String target) throws Exception {
        int port = server.httpAddress().orElseThrow().getPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
                .body();
    }

    /** The hashes of this test are letters. */
    private static String text(InfoHash infoHash) {
        return new String(infoHash.bytes(), StandardCharsets.US_ASCII);
    }
}
