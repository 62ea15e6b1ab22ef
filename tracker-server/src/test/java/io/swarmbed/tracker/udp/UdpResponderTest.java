package io.swarmbed.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.Admission;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UdpResponderTest {
    private static final Endpoint ALICE = Endpoint.ofIpv4(0x0A00_0001, 4000);
    private static final Endpoint BOB = Endpoint.ofIpv4(0x0A00_0002, 4000);
    private static final Endpoint CAROL = new Endpoint(0xFD00L << 48, 1, 4000);
    private static final Endpoint DAVE = new Endpoint(0xFD00L << 48, 2, 4000);
    private static final InfoHash TORRENT = new InfoHash(5, 6, 7);
    private static final int TRANSACTION = 0xCAFE;

    private static final Admission ONLY_ALICES_KEY = new Admission() {
        @Override
        public boolean admits(Endpoint sender, long nowNanos) {
            return true;
        }

        @Override
        public Optional<String> refusal(Optional<String> passkey) {
            return passkey.filter("key-of-alice"::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of("an unknown passkey");
        }

        @Override
        public Optional<String> refusal(InfoHash infoHash) {
            return Optional.empty();
        }
    };

    private final SharedRegistry registry =
            new SharedRegistry(SwarmSettings.defaults().withNumWant(50, 2000), 1);
    private final TrackerService service =
            new TrackerService(registry, Admission.OPEN, AccessLog.OFF, new RandomStream(1), () -> 700_000_000_000L);
    private final UdpResponder responder = new UdpResponder(service, new ConnectionIds(new SipHash(1, 2)));

    @Test
    void a_connect_gets_a_connection_id_in_as_many_bytes() {
        ByteBuffer reply = respond(connect(), ALICE);
        assertThat(reply.remaining()).isEqualTo(16);
        assertThat(reply.getInt()).isEqualTo(UdpResponder.CONNECT);
        assertThat(reply.getInt()).isEqualTo(TRANSACTION);
    }

    @Test
    void announces_get_counts_and_compact_peers() {
        respond(announce(ALICE, 0, 2, 0, -1), ALICE);
        ByteBuffer reply = respond(announce(BOB, 9, 2, 0, -1), BOB);
        assertThat(reply.getInt()).isEqualTo(UdpResponder.ANNOUNCE);
        assertThat(reply.getInt()).isEqualTo(TRANSACTION);
        assertThat(reply.getInt()).isEqualTo(1800);
        assertThat(reply.getInt()).as("leechers").isEqualTo(1);
        assertThat(reply.getInt()).as("seeders").isEqualTo(1);
        assertThat(reply.getInt()).isEqualTo(0x0A00_0001);
        assertThat(reply.getShort()).isEqualTo((short) 6881);
        assertThat(reply.hasRemaining()).isFalse();
    }

    @Test
    void the_address_in_the_packet_is_not_believed() {
        respond(announce(ALICE, 5, 2, 0x01020304, -1), ALICE);
        ByteBuffer reply = respond(announce(BOB, 5, 2, 0, -1), BOB);
        assertThat(reply.getInt(20)).isEqualTo(0x0A00_0001);
    }

    @Test
    void over_ipv6_peers_take_18_bytes() {
        respond(announce(CAROL, 5, 2, 0, -1), CAROL);
        ByteBuffer reply = respond(announce(DAVE, 5, 2, 0, -1), DAVE);
        assertThat(reply.remaining()).isEqualTo(20 + 18);
        assertThat(reply.getLong(20)).isEqualTo(CAROL.high());
        assertThat(reply.getLong(28)).isEqualTo(CAROL.low());
        assertThat(reply.getShort(36)).isEqualTo((short) 6881);
    }

    @Test
    void the_passkey_is_found_in_the_url_that_the_options_carry() {
        TrackerService closed = new TrackerService(
                registry, ONLY_ALICES_KEY, AccessLog.OFF, new RandomStream(1), () -> 700_000_000_000L);
        UdpResponder door = new UdpResponder(closed, new ConnectionIds(new SipHash(1, 2)));
        for (String path : List.of("/key-of-alice/announce", "/announce/key-of-alice?x=1")) {
            assertThat(respond(door, withUrl(path)).getInt()).as(path).isEqualTo(UdpResponder.ANNOUNCE);
        }
        for (String path : List.of("", "/announce", "/key-of-bob/announce")) {
            assertError(respond(door, withUrl(path)), "an unknown passkey");
        }
        assertError(respond(door, announce(ALICE, 5, 2, 0, -1)), "an unknown passkey");
    }

    @Test
    void options_that_are_cut_do_not_spoil_the_announce() {
        ByteBuffer cut = ByteBuffer.allocate(200)
                .put(announce(ALICE, 5, 2, 0, -1))
                .put(new byte[] {2, 9, '/', 'a', 'n'})
                .flip();
        assertThat(respond(cut, ALICE).getInt()).isEqualTo(UdpResponder.ANNOUNCE);
    }

    @Test
    void a_reply_never_exceeds_one_packet() {
        for (int i = 0; i < 1000; i++) {
            Endpoint peer = Endpoint.ofIpv4(0x0B00_0000 + i, 1);
            respond(announce(peer, 5, 2, 0, 0), peer);
            Endpoint peer6 = new Endpoint(1, i, 1);
            respond(announce(peer6, 5, 2, 0, 0), peer6);
        }
        assertThat(respond(announce(ALICE, 5, 2, 0, 100_000), ALICE).remaining())
                .isEqualTo(20 + 202 * 6);
        assertThat(respond(announce(CAROL, 5, 2, 0, 100_000), CAROL).remaining())
                .isEqualTo(20 + 67 * 18);
    }

    @Test
    void a_scrape_tells_seeders_completions_and_leechers_of_each_torrent() {
        respond(announce(ALICE, 5, 2, 0, -1), ALICE);
        respond(announce(BOB, 0, 1, 0, -1), BOB);
        ByteBuffer request = header(ALICE, UdpResponder.SCRAPE);
        TORRENT.write(request);
        new InfoHash(0, 0, 0).write(request);
        ByteBuffer reply = respond(request.flip(), ALICE);
        assertThat(reply.remaining()).isEqualTo(8 + 24);
        assertThat(new int[] {reply.getInt(8), reply.getInt(12), reply.getInt(16)})
                .containsExactly(1, 1, 1);
        assertThat(new int[] {reply.getInt(20), reply.getInt(24), reply.getInt(28)})
                .containsExactly(0, 0, 0);
    }

    @Test
    void a_scrape_of_74_torrents_is_answered_and_one_more_is_not() {
        assertThat(respond(scrape(74), ALICE).remaining()).isEqualTo(8 + 74 * 12);
        assertError(respond(scrape(75), ALICE), "a scrape names 1 to 74 torrents");
        assertError(respond(scrape(0), ALICE), "a scrape names 1 to 74 torrents");
    }

    @Test
    void malformed_packets_with_a_valid_connection_id_get_an_error() {
        assertError(respond(announce(ALICE, 5, 2, 0, -1).limit(97), ALICE), "an announce has at least 98 bytes");
        assertError(respond(announce(ALICE, 5, 4, 0, -1), ALICE), "unknown event 4");
        assertError(respond(header(ALICE, 9).flip(), ALICE), "unknown action 9");
    }

    @Test
    void packets_without_a_valid_connection_id_get_nothing() {
        assertThat(respond(announce(BOB, 5, 2, 0, -1), ALICE).hasRemaining()).isFalse();
        assertThat(respond(connect().putInt(8, 1), ALICE).hasRemaining()).isFalse();
        assertThat(respond(connect().limit(15), ALICE).hasRemaining()).isFalse();
        assertThat(service.counts().errors()).isEqualTo(3);
        assertThat(registry.census().peers()).isZero();
    }

    private ByteBuffer withUrl(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(200)
                .put(announce(ALICE, 5, 2, 0, -1))
                .put((byte) 2)
                .put((byte) bytes.length)
                .put(bytes)
                .flip();
    }

    private static ByteBuffer respond(UdpResponder responder, ByteBuffer request) {
        ByteBuffer reply = ByteBuffer.allocate(UdpResponder.MAX_REPLY);
        responder.respond(request, ALICE, reply);
        return reply.flip();
    }

    private ByteBuffer respond(ByteBuffer request, Endpoint sender) {
        ByteBuffer reply = ByteBuffer.allocate(UdpResponder.MAX_REPLY);
        responder.respond(request, sender, reply);
        return reply.flip();
    }

    private static ByteBuffer connect() {
        return ByteBuffer.allocate(16)
                .putLong(UdpResponder.PROTOCOL)
                .putInt(UdpResponder.CONNECT)
                .putInt(TRANSACTION)
                .flip();
    }

    private long connectionId(Endpoint sender) {
        return respond(connect(), sender).getLong(8);
    }

    private ByteBuffer header(Endpoint sender, int action) {
        return ByteBuffer.allocate(2000)
                .putLong(connectionId(sender))
                .putInt(action)
                .putInt(TRANSACTION);
    }

    private ByteBuffer announce(Endpoint sender, long left, int event, int ip, int numWant) {
        ByteBuffer packet = header(sender, UdpResponder.ANNOUNCE);
        TORRENT.write(packet);
        return packet.put(new byte[20])
                .putLong(0)
                .putLong(left)
                .putLong(0)
                .putInt(event)
                .putInt(ip)
                .putInt(77)
                .putInt(numWant)
                .putShort((short) 6881)
                .flip();
    }

    private ByteBuffer scrape(int count) {
        ByteBuffer request = header(ALICE, UdpResponder.SCRAPE);
        for (int i = 0; i < count; i++) {
            new InfoHash(1, 2, i).write(request);
        }
        return request.flip();
    }

    private static void assertError(ByteBuffer reply, String message) {
        assertThat(reply.getInt()).isEqualTo(UdpResponder.ERROR);
        assertThat(reply.getInt()).isEqualTo(TRANSACTION);
        assertThat(StandardCharsets.UTF_8.decode(reply).toString()).isEqualTo(message);
    }
}
