package io.swarmbed.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.AnnounceRequest.Event;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.net.EventLoops;
import io.swarmbed.engine.net.PeerLoop;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.tracker.Scrape;
import io.swarmbed.engine.tracker.ScrapeOutcome;
import io.swarmbed.engine.tracker.TieredTrackers;
import io.swarmbed.engine.tracker.TrackerClient;
import io.swarmbed.engine.tracker.TrackerClientSettings;
import io.swarmbed.engine.tracker.TrackerConnector;
import io.swarmbed.engine.tracker.UdpTiming;
import io.swarmbed.engine.wire.PeerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's tracker clients and the tracker, over real sockets. */
class ClientsAndServerTest {
    private static final InfoHash TORRENT = InfoHash.ofHex("00ff2b25203d26aa778899aabbccddeeff112233");
    private static final TrackerClientSettings QUICK = TrackerClientSettings.defaults()
            .withUdp(new UdpTiming(200_000_000L, 1))
            .withHttpTimeoutNanos(5_000_000_000L);

    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final EventLoops loops = EventLoops.open(1, failures::add);
    private final PeerLoop loop = loops.next();
    private final ExecutorService lookups = Executors.newSingleThreadExecutor();
    private final ConcurrentLinkedQueue<TrackerClient> clients = new ConcurrentLinkedQueue<>();
    private TrackerServer server;

    @BeforeEach
    void start() throws TrackerStartException {
        server = TrackerServer.start(
                TrackerSettings.defaults().withUdpPort(OptionalInt.of(0)).withHttpPort(OptionalInt.of(0)));
    }

    @AfterEach
    void stop() {
        clients.forEach(client -> loop.execute(client::close));
        loops.close();
        lookups.shutdown();
        server.close();
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp://127.0.0.1", "http://127.0.0.1", "udp://localhost", "http://localhost"})
    void peers_find_each_other_by_the_address_they_speak_from(String tracker) throws Exception {
        TieredTrackers alice = peer(tracker, "127.0.1.1");
        TieredTrackers bob = peer(tracker, "127.0.2.1");
        assertThat(announce(alice, 0, Event.STARTED).peers()).isEmpty();
        AnnounceOutcome.Success success = announce(bob, 5, Event.STARTED);
        assertThat(success.peers()).containsExactly(PeerAddress.ofIpv4(0x7F000101, 6881));
        assertThat(success.intervalSeconds()).isEqualTo(1800);
        assertThat(success.seeders()).isEqualTo(1);
        assertThat(success.leechers()).isEqualTo(1);
        announce(bob, 0, Event.COMPLETED);
        assertThat(scrape(alice)).isEqualTo(new Scrape(2, 0, 1));
        announce(alice, 0, Event.STOPPED);
        assertThat(scrape(bob)).isEqualTo(new Scrape(1, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp://[::1]", "http://[::1]"})
    void peers_find_each_other_over_ipv6(String tracker) throws Exception {
        TieredTrackers peer = peer(tracker, "::1");
        announce(peer, 5, Event.STARTED, 6881);
        assertThat(announce(peer, 5, Event.STARTED, 6882).peers()).containsExactly(new PeerAddress(0, 1, 6881));
    }

    @Test
    void both_protocols_share_one_registry() throws Exception {
        announce(peer("udp://127.0.0.1", "127.0.1.1"), 5, Event.STARTED);
        assertThat(announce(peer("http://127.0.0.1", "127.0.2.1"), 5, Event.STARTED)
                        .peers())
                .hasSize(1);
    }

    @Test
    void trackers_that_cannot_be_reached_are_each_named_with_the_reason() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            closed = socket.getLocalPort();
        }
        TieredTrackers trackers = peer(
                List.of(
                        List.of("http://127.0.0.1:" + closed + "/announce"),
                        List.of("udp://127.0.0.1:" + closed),
                        List.of("http://no-such-host.invalid/announce")),
                "127.0.0.1");
        AnnounceOutcome outcome = outcome(trackers, 5, Event.STARTED, 1);
        assertThat(((AnnounceOutcome.Failure) outcome).reason())
                .contains(
                        "http://127.0.0.1:" + closed + "/announce: no connection to 127.0.0.1:" + closed + ": refused")
                .contains("udp://127.0.0.1:" + closed + ": no answer from 127.0.0.1:" + closed + " to 2 packets")
                .contains("http://no-such-host.invalid/announce: no such host");
    }

    @Test
    void a_tracker_that_refuses_is_quoted() throws Exception {
        int port = server.httpAddress().orElseThrow().getPort();
        TieredTrackers trackers =
                peer(List.of(List.of("http://127.0.0.1:" + port + "/announce?info_hash=x")), "127.0.0.1");
        assertThat(outcome(trackers, 5, Event.STARTED, 1))
                .isEqualTo(new AnnounceOutcome.Failure("http://127.0.0.1:" + port
                        + "/announce?info_hash=x: refused: info_hash has 1 bytes where 20 are needed"));
    }

    @Test
    void compressed_replies_and_those_that_end_with_the_connection_are_read() throws Exception {
        byte[] body = "d8:intervali7e5:peers6:abcdefe".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(gzip)) {
            zipped.write(body);
        }
        assertThat(against("HTTP/1.0 200 OK\r\n\r\n", body)).isInstanceOf(AnnounceOutcome.Success.class);
        assertThat(against("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzip.toByteArray()))
                .isInstanceOf(AnnounceOutcome.Success.class);
    }

    @Test
    void nonsense_and_endless_replies_are_failures_with_a_reason() throws Exception {
        byte[] large = new byte[3 << 20];
        assertThat(against("HTTP/1.1 200 OK\r\n\r\n", large).toString()).contains("more than 2097152 bytes");
        assertThat(against("\u0013BitTorrent protocol\r\n\r\n", large).toString())
                .contains("not HTTP");
        assertThat(against("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", new byte[2]))
                .isInstanceOf(AnnounceOutcome.Failure.class);
        assertThat(against("", new byte[0]).toString()).contains("without an answer");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bomb)) {
            zipped.write(new byte[50 << 20]);
        }
        assertThat(against("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", bomb.toByteArray()))
                .isInstanceOf(AnnounceOutcome.Failure.class);
    }

    /** What a client makes of a server that answers any request with these bytes and closes. */
    private AnnounceOutcome against(String head, byte[] body) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(socket, head, body));
            TieredTrackers trackers =
                    peer(List.of(List.of("http://127.0.0.1:" + socket.getLocalPort() + "/announce")), "127.0.0.1");
            AnnounceOutcome outcome = outcome(trackers, 5, Event.STARTED, 1);
            served.get(10, TimeUnit.SECONDS);
            return outcome;
        }
    }

    private static void serve(ServerSocket socket, String head, byte[] body) {
        try (Socket client = socket.accept()) {
            byte[] request = new byte[4096];
            if (client.getInputStream().read(request) > 0) {
                client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                client.getOutputStream().write(body);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).matches(".*(reset|pipe).*")) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TieredTrackers peer(String schemeAndHost, String local) throws Exception {
        InetSocketAddress address =
                (schemeAndHost.startsWith("udp") ? server.udpAddress() : server.httpAddress()).orElseThrow();
        return peer(List.of(List.of(schemeAndHost + ":" + address.getPort() + "/announce")), local);
    }

    private TieredTrackers peer(List<List<String>> tiers, String local) throws Exception {
        PeerAddress from = PeerAddress.of(InetAddress.getByName(local).getAddress(), 0);
        RandomStream random = new RandomStream(5);
        TrackerClient client = TrackerConnector.connect(
                loop.netty(), loop.clock(), loop.alarms(), random, lookups, QUICK.withLocalAddress(from));
        clients.add(client);
        return new TieredTrackers(tiers, client, loop.clock(), loop.alarms(), random, false);
    }

    private AnnounceOutcome.Success announce(TieredTrackers peer, long left, Event event) throws Exception {
        return announce(peer, left, event, 6881);
    }

    private AnnounceOutcome.Success announce(TieredTrackers peer, long left, Event event, int port) throws Exception {
        AnnounceOutcome outcome = outcome(peer, left, event, port);
        assertThat(outcome).isInstanceOf(AnnounceOutcome.Success.class);
        return (AnnounceOutcome.Success) outcome;
    }

    private AnnounceOutcome outcome(TieredTrackers peer, long left, Event event, int port) throws Exception {
        PeerId id = PeerId.of("-SB0100-abcdefghijkl".getBytes(StandardCharsets.US_ASCII));
        return onLoop(
                outcome -> peer.announce(new AnnounceRequest(TORRENT, id, port, 1, 2, left, event, 50, 77), outcome));
    }

    private Scrape scrape(TieredTrackers peer) throws Exception {
        ScrapeOutcome outcome = onLoop(result -> peer.scrape(TORRENT, result));
        assertThat(outcome).isInstanceOf(ScrapeOutcome.Success.class);
        Map<InfoHash, Scrape> torrents = ((ScrapeOutcome.Success) outcome).torrents();
        return torrents.get(TORRENT);
    }

    private <T> T onLoop(Consumer<Consumer<T>> call) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> call.accept(value -> {
            assertThat(loop.inLoop()).isTrue();
            result.complete(value);
        }));
        return result.get(20, TimeUnit.SECONDS);
    }
}
