package io.swarmbed.tracker.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.service.AccessLogCounts;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogFileTest {
    private static final Endpoint ALICE = Endpoint.ofIpv4(0x0A010203, 6881);
    private static final Endpoint BOB = new Endpoint(0x2001_0DB8_0001_0002L, 0x3L, 6882);
    private static final InfoHash HASH = new InfoHash(0, 0, 0xAB);
    private static final String ZEROS = "0".repeat(38);

    @TempDir
    Path folder;

    @Test
    void every_request_becomes_a_line_with_what_it_said_and_what_it_got() throws IOException {
        Path file = folder.resolve("access.log");
        AccessLogFile log = log(AccessLogSettings.to(file));
        TrackerService service = service(log, SwarmSettings.defaults().withLimits(1, 1));
        announce(service, Protocol.UDP, ALICE, AnnounceEvent.STARTED, 50);
        announce(service, Protocol.HTTP, BOB, AnnounceEvent.NONE, -1);
        service.scrape(Protocol.HTTP, BOB, HASH);
        service.refused(Protocol.UDP, ALICE, Refusal.CONNECTION_ID, "odd \"name\"\n\u0001");
        log.close();
        String start = "{\"time\":\"1970-01-01T00:00:01.500Z\",\"protocol\":";
        assertThat(Files.readString(file).lines())
                .containsExactly(
                        start + "\"udp\",\"what\":\"announce\",\"address\":\"10.1.2.3\",\"port\":6881,\"info_hash\":\""
                                + ZEROS
                                + "ab\",\"event\":\"started\",\"left\":5,\"numwant\":50,\"outcome\":\"answered\","
                                + "\"peers\":0}",
                        start + "\"http\",\"what\":\"announce\",\"address\":\"2001:db8:1:2::3\",\"port\":6882,"
                                + "\"info_hash\":\"" + ZEROS
                                + "ab\",\"left\":5,\"outcome\":\"refused\",\"reason\":\"this tracker is full: it keeps"
                                + " 1 peers\"}",
                        start + "\"http\",\"what\":\"scrape\",\"address\":\"2001:db8:1:2::3\",\"info_hash\":\"" + ZEROS
                                + "ab\",\"outcome\":\"answered\"}",
                        start + "\"udp\",\"what\":\"request\",\"address\":\"10.1.2.3\",\"outcome\":\"refused\","
                                + "\"kind\":\"connection-id\",\"reason\":\"odd \\\"name\\\"\\n\\u0001\"}");
        assertThat(log.counts()).isEqualTo(new AccessLogCounts(4, 0, 0));
    }

    @Test
    void addresses_can_lose_what_tells_hosts_apart() throws IOException {
        Path file = folder.resolve("access.log");
        AccessLogFile log = log(AccessLogSettings.to(file).withTruncatedAddresses(true));
        log.scraped(Protocol.UDP, ALICE, HASH);
        log.scraped(Protocol.UDP, BOB, HASH);
        log.close();
        assertThat(Files.readString(file))
                .contains("\"address\":\"10.1.2.0/24\"", "\"address\":\"2001:db8:1::/48\"")
                .doesNotContain("10.1.2.3", "::3");
    }

    @Test
    void what_the_queue_has_no_room_for_is_counted() throws IOException {
        Path file = folder.resolve("access.log");
        AccessLogFile log = log(AccessLogSettings.to(file).withQueueEntries(10));
        for (int i = 0; i < 25; i++) {
            log.scraped(Protocol.UDP, ALICE, HASH);
        }
        log.close();
        assertThat(log.counts()).isEqualTo(new AccessLogCounts(10, 15, 0));
        assertThat(Files.readString(file).lines()).hasSize(10);
    }

    @Test
    void a_file_that_was_moved_away_is_begun_anew_and_an_old_one_goes_on() throws IOException {
        Path file = Files.writeString(folder.resolve("access.log"), "before\n");
        Path moved = folder.resolve("access.log.1");
        try (LogFile log = new LogFile(file)) {
            log.append("one\n".getBytes(UTF_8));
            log.follow();
            log.append("two\n".getBytes(UTF_8));
            Files.move(file, moved);
            log.append("three\n".getBytes(UTF_8));
            log.follow();
            log.append("four\n".getBytes(UTF_8));
            Files.delete(file);
            Files.createFile(file);
            log.follow();
            log.append("five\n".getBytes(UTF_8));
        }
        assertThat(moved).hasContent("before\none\ntwo\nthree\n");
        assertThat(file).hasContent("five\n");
    }

    @Test
    void a_full_disk_loses_lines_and_nothing_else() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        AccessLogFile log = log(AccessLogSettings.to(full));
        log.scraped(Protocol.UDP, ALICE, HASH);
        log.close();
        assertThat(log.counts()).isEqualTo(new AccessLogCounts(0, 0, 1));
    }

    @Test
    void a_log_that_cannot_be_opened_is_refused_with_its_name() {
        Path file = folder.resolve("no/such/access.log");
        assertThatThrownBy(() -> log(AccessLogSettings.to(file)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "cannot write the access log " + file + ": there is no such file or directory; name a file");
    }

    @Test
    void the_file_is_for_its_owner_alone_and_one_that_is_there_keeps_its_rights() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = folder.resolve("access.log");
        log(AccessLogSettings.to(file)).close();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        log(AccessLogSettings.to(file)).close();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    private static AccessLogFile log(AccessLogSettings settings) throws IOException {
        return new AccessLogFile(settings, () -> 1_500);
    }

    private static TrackerService service(AccessLogFile log, SwarmSettings settings) {
        return new TrackerService(
                new SharedRegistry(settings, 1), Admission.OPEN, log, new RandomStream(1), () -> 100_000_000_000L);
    }

    private static void announce(
            TrackerService service, Protocol protocol, Endpoint peer, AnnounceEvent event, int wanted) {
        service.announce(
                protocol, new AnnounceRequest(HASH, peer, PeerId.of(new byte[20]), 5, event, wanted), Optional.empty());
    }
}
