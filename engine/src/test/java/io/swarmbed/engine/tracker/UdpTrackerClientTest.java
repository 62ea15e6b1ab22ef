package io.swarmbed.engine.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest.Event;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.PeerAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UdpTrackerClientTest {
    private static final TrackerUrl TRACKER = TrackerUrl.parse("udp://tracker:6969/announce");
    private static final PeerAddress FIRST = PeerAddress.ofIpv4(0x0A000001, 6969);
    private static final PeerAddress SECOND = PeerAddress.ofIpv4(0x0A000002, 6969);
    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int SCRAPE = 2;

    private final FakeTime time = new FakeTime();
    private final FakeUdp udp = new FakeUdp();
    private final List<AnnounceOutcome> outcomes = new ArrayList<>();
    private List<PeerAddress> addresses = List.of(FIRST);
    private UdpTrackerClient client;

    /** A packet that the client sent. */
    private record Sent(double seconds, PeerAddress target, ByteBuffer packet) {
        int action() {
            return packet.getInt(8);
        }

        int transaction() {
            return packet.getInt(12);
        }
    }

    private final class FakeUdp implements UdpTransport {
        final List<Sent> sent = new ArrayList<>();
        Receiver receiver;
        boolean closed;

        @Override
        public void send(PeerAddress target, ByteBuffer packet) {
            sent.add(new Sent(time.seconds(), target, packet));
        }

        @Override
        public void onPacket(Receiver taker) {
            receiver = taker;
        }

        @Override
        public void close() {
            closed = true;
        }

        Sent last() {
            return sent.get(sent.size() - 1);
        }
    }

    @BeforeEach
    void make() {
        client = client(8);
    }

    @Test
    void an_announce_connects_first_and_then_asks() {
        announce();
        assertThat(udp.last().packet().getLong(0)).isEqualTo(0x41727101980L);
        connect(FIRST, 99);
        ByteBuffer packet = udp.last().packet();
        assertThat(packet.getLong(0)).isEqualTo(99);
        assertThat(udp.last().action()).isEqualTo(ANNOUNCE);
        assertThat(InfoHash.read(packet.slice(16, 20))).isEqualTo(Requests.TORRENT);
        assertThat(new long[] {packet.getLong(56), packet.getLong(64), packet.getLong(72)})
                .containsExactly(20, 30, 10);
        assertThat(packet.getInt(80)).as("event").isEqualTo(2);
        assertThat(packet.getInt(88)).as("key").isEqualTo(0xDEADBEEF);
        assertThat(packet.getInt(92)).as("numwant").isEqualTo(50);
        assertThat(packet.getShort(96)).as("port").isEqualTo((short) 6881);
        assertThat(StandardCharsets.US_ASCII.decode(packet.slice(100, 9)).toString())
                .isEqualTo("/announce");
        answer(FIRST, announced(60, 3, 4));
        assertThat(outcomes)
                .containsExactly(new AnnounceOutcome.Success(List.of(PeerAddress.ofIpv4(0x7F000001, 80)), 60, 0, 4, 3));
        assertThat(time.alarmsSet()).isZero();
    }

    @Test
    void a_tracker_that_never_answers_is_asked_at_the_times_of_bep_15() {
        announce();
        time.pass(10_000);
        assertThat(udp.sent)
                .extracting(Sent::seconds)
                .containsExactly(0.0, 15.0, 45.0, 105.0, 225.0, 465.0, 945.0, 1905.0, 3825.0);
        assertThat(udp.sent).extracting(Sent::action).containsOnly(CONNECT);
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Failure("no answer from 10.0.0.1:6969 to 9 packets"));
    }

    @Test
    void an_announce_that_times_out_reconnects_once_the_id_has_expired() {
        announce();
        time.pass(1);
        connect(FIRST, 5);
        time.pass(230);
        assertThat(udp.sent).extracting(Sent::seconds).containsExactly(0.0, 1.0, 16.0, 46.0, 106.0, 226.0);
        assertThat(udp.sent)
                .extracting(Sent::action)
                .containsExactly(CONNECT, ANNOUNCE, ANNOUNCE, ANNOUNCE, CONNECT, CONNECT);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void the_number_of_retries_is_a_setting() {
        client = client(1);
        announce();
        time.pass(44);
        assertThat(outcomes).isEmpty();
        time.pass(1);
        assertThat(outcomes).hasSize(1);
        assertThat(udp.sent).hasSize(2);
    }

    @Test
    void a_connection_id_is_used_again_for_a_minute() {
        announceAnswered();
        time.pass(59);
        announce();
        assertThat(udp.last().action()).isEqualTo(ANNOUNCE);
        answer(FIRST, announced(60, 0, 0));
        time.pass(2);
        announce();
        assertThat(udp.last().action()).isEqualTo(CONNECT);
    }

    @Test
    void an_old_id_that_is_refused_or_ignored_is_asked_for_anew() {
        announceAnswered();
        announce();
        answer(FIRST, refused("bad connection id"));
        assertThat(udp.last().action()).isEqualTo(CONNECT);
        connect(FIRST, 6);
        answer(FIRST, announced(60, 0, 0));
        announce();
        time.pass(15);
        assertThat(udp.last().action()).isEqualTo(CONNECT);
        assertThat(outcomes).as("the last has no answer yet").hasSize(1);
    }

    @Test
    void a_refusal_is_told() {
        announce();
        connect(FIRST, 5);
        answer(FIRST, refused("not\nhere"));
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Failure("refused: not here"));
    }

    @Test
    void a_reply_from_elsewhere_or_with_another_transaction_does_not_count() {
        announce();
        int transaction = udp.last().transaction();
        ByteBuffer reply = ByteBuffer.allocate(16)
                .putInt(CONNECT)
                .putInt(transaction)
                .putLong(5)
                .flip();
        udp.receiver.received(SECOND, reply.duplicate());
        udp.receiver.received(FIRST.withPort(1), reply.duplicate());
        udp.receiver.received(
                FIRST,
                ByteBuffer.allocate(16).putInt(CONNECT).putInt(transaction + 1).flip());
        udp.receiver.received(FIRST, ByteBuffer.allocate(7));
        assertThat(udp.sent).hasSize(1);
        udp.receiver.received(FIRST, reply.duplicate());
        assertThat(udp.sent).hasSize(2);
    }

    @Test
    void a_late_reply_to_an_earlier_packet_counts() {
        announce();
        int transaction = udp.last().transaction();
        time.pass(16);
        assertThat(udp.last().transaction()).isEqualTo(transaction);
    }

    @Test
    void retries_go_round_the_addresses_of_the_tracker() {
        addresses = List.of(FIRST, SECOND);
        announce();
        time.pass(50);
        assertThat(udp.sent).extracting(Sent::target).containsExactly(FIRST, SECOND, FIRST);
        connect(SECOND, 8);
        assertThat(udp.last().target()).isEqualTo(SECOND);
    }

    @Test
    void over_ipv6_peers_take_18_bytes() {
        PeerAddress ipv6 = new PeerAddress(1, 2, 6969);
        addresses = List.of(ipv6);
        announce();
        connect(ipv6, 5);
        ByteBuffer body = ByteBuffer.allocate(100).putInt(60).putInt(0).putInt(0);
        answer(ipv6, ANNOUNCE, body.putLong(7).putLong(8).putShort((short) 9).flip());
        assertThat(((AnnounceOutcome.Success) outcomes.get(0)).peers()).containsExactly(new PeerAddress(7, 8, 9));
    }

    @Test
    void a_scrape_tells_of_each_torrent_in_order() {
        InfoHash other = new InfoHash(1, 1, 1);
        List<ScrapeOutcome> scrapes = new ArrayList<>();
        client.scrape(TRACKER, List.of(Requests.TORRENT, other), scrapes::add);
        connect(FIRST, 5);
        assertThat(udp.last().action()).isEqualTo(SCRAPE);
        assertThat(udp.last().packet().limit()).isEqualTo(16 + 40);
        ByteBuffer body = ByteBuffer.allocate(24);
        for (int i = 1; i <= 6; i++) {
            body.putInt(i);
        }
        answer(FIRST, SCRAPE, body.flip());
        assertThat(scrapes)
                .containsExactly(new ScrapeOutcome.Success(
                        Map.of(Requests.TORRENT, new Scrape(1, 3, 2), other, new Scrape(4, 6, 5))));
    }

    @Test
    void nonsense_from_the_tracker_is_a_failure_with_a_reason() {
        announce();
        answer(FIRST, ANNOUNCE, ByteBuffer.allocate(12));
        announce();
        connect(FIRST, 5);
        answer(FIRST, SCRAPE, ByteBuffer.allocate(12));
        announce();
        answer(FIRST, ANNOUNCE, ByteBuffer.allocate(15));
        announce();
        answer(FIRST, 77, ByteBuffer.allocate(0));
        assertThat(outcomes).hasSize(4).allMatch(outcome -> outcome instanceof AnnounceOutcome.Failure);
    }

    @Test
    void a_name_that_is_not_found_is_a_failure() {
        addresses = List.of();
        announce();
        assertThat(outcomes).containsExactly(new AnnounceOutcome.Failure("no such host"));
    }

    @Test
    void closing_fails_what_is_under_way_and_what_comes_after() {
        announce();
        client.close();
        announce();
        AnnounceOutcome closing = new AnnounceOutcome.Failure("the peer is closing");
        assertThat(outcomes).containsExactly(closing, closing);
        assertThat(udp.closed).isTrue();
        assertThat(time.alarmsSet()).isZero();
    }

    @Test
    void random_packets_are_survived_and_every_announce_is_answered_once() {
        RandomStream random = new RandomStream(31);
        client = client(0);
        for (int round = 1; round <= 3000; round++) {
            announce();
            for (int packets = random.nextInt(4); packets > 0; packets--) {
                ByteBuffer packet = ByteBuffer.allocate(8 + random.nextInt(40));
                random.nextBytes(packet.array());
                packet.putInt(0, random.nextInt(5)).putInt(4, udp.last().transaction());
                udp.receiver.received(FIRST, packet);
            }
            time.pass(31);
            assertThat(outcomes).as("round %s", round).hasSize(round);
        }
    }

    private UdpTrackerClient client(int retries) {
        HostResolver resolver =
                (host, port, result) -> result.accept(new HostResolver.Resolution(addresses, "no such host"));
        return new UdpTrackerClient(
                udp, resolver, time, time, new RandomStream(1), new UdpTiming(15_000_000_000L, retries));
    }

    private void announce() {
        client.announce(TRACKER, Requests.announce(Event.STARTED), outcomes::add);
    }

    private void announceAnswered() {
        announce();
        connect(FIRST, 5);
        answer(FIRST, announced(60, 0, 0));
        outcomes.clear();
    }

    private void connect(PeerAddress from, long id) {
        answer(from, CONNECT, ByteBuffer.allocate(8).putLong(id).flip());
    }

    private static ByteBuffer announced(int interval, int leechers, int seeders) {
        return ByteBuffer.allocate(22)
                .putInt(ANNOUNCE)
                .putInt(interval)
                .putInt(leechers)
                .putInt(seeders)
                .putInt(0x7F000001)
                .putShort((short) 80)
                .flip();
    }

    private static ByteBuffer refused(String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + text.length).putInt(3).put(text).flip();
    }

    private void answer(PeerAddress from, ByteBuffer actionAndBody) {
        int action = actionAndBody.getInt();
        answer(from, action, actionAndBody);
    }

    private void answer(PeerAddress from, int action, ByteBuffer body) {
        ByteBuffer reply = ByteBuffer.allocate(8 + body.remaining())
                .putInt(action)
                .putInt(udp.last().transaction())
                .put(body)
                .flip();
        udp.receiver.received(from, reply);
    }
}
