package io.swarmbed.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.Network.Answer;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtendedHandshake;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerAddress;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class PeerNetworkTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger blocksHeld = new AtomicInteger();
    private EventLoops loops;

    @BeforeEach
    void openLoops() {
        loops = EventLoops.open(2, Transport.best(), failures::add, allocator);
    }

    @AfterEach
    void nothing_is_kept_and_nothing_failed() {
        loops.close();
        assertThat(failures).isEmpty();
        assertThat(blocksHeld).hasValue(0);
        assertThat(allocator.metric().usedDirectMemory()).isZero();
        assertThat(allocator.metric().usedHeapMemory()).isZero();
    }

    private record Pair(TestPeer dialler, TestPeer acceptor) {
        void close() throws Exception {
            dialler.close();
            acceptor.close();
        }
    }

    private Pair pair() throws Exception {
        Pair pair = new Pair(TestPeer.open(loops.next(), 1), TestPeer.open(loops.next(), 2));
        pair.dialler.dial(pair.acceptor.network.listening());
        return pair;
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void two_peers_exchange_every_verb_in_both_directions(Transport transport) throws Exception {
        loops.close();
        loops = EventLoops.open(2, transport, failures::add, allocator);
        Pair pair = pair();
        for (TestPeer peer : List.of(pair.dialler, pair.acceptor)) {
            peer.send(this::everything);
        }
        for (TestPeer peer : List.of(pair.dialler, pair.acceptor)) {
            assertEverything(peer);
        }
        pair.close();
    }

    private void everything(Connection connection) {
        connection.bitfield(new PieceSet(SampleMessages.PIECES));
        connection.haveAll();
        connection.haveNone();
        connection.extended(0, hello());
        connection.choke();
        connection.unchoke();
        connection.piece(5, 6, new TestBlock(TestBlock.content(1, 16_384), blocksHeld));
        connection.interested();
        connection.notInterested();
        connection.have(-1);
        connection.request(1, 2, 3);
        connection.piece(7, 8, new TestBlock(TestBlock.content(2, 1), blocksHeld));
        connection.cancel(4, 5, 6);
        connection.reject(7, 8, 9);
        connection.allowedFast(10);
        connection.suggest(11);
        connection.port(65_535);
        connection.keepAlive();
    }

    private static ExtendedHandshake hello() {
        return new ExtendedHandshake(
                Optional.of("test"), OptionalInt.of(1), OptionalInt.empty(), Optional.empty(), false);
    }

    private static void assertEverything(TestPeer peer) throws InterruptedException {
        assertThat(peer.line()).startsWith("bitfield [0, 0, ");
        for (String line : List.of(
                "have all",
                "have none",
                "extended 0 " + hello(),
                "choke",
                "unchoke",
                RecordingListener.pieceLine(5, 6, TestBlock.content(1, 16_384)),
                "interested",
                "not interested",
                "have -1",
                "request 1 2 3",
                RecordingListener.pieceLine(7, 8, TestBlock.content(2, 1)),
                "cancel 4 5 6",
                "reject 7 8 9",
                "allowed fast 10",
                "suggest 11",
                "port 65535",
                "keep-alive")) {
            assertThat(peer.line()).isEqualTo(line);
        }
    }

    @Test
    void each_end_knows_the_other() throws Exception {
        Pair pair = pair();
        Connection out = pair.dialler.connection();
        Connection in = pair.acceptor.connection();
        assertThat(out.outgoing()).isTrue();
        assertThat(in.outgoing()).isFalse();
        assertThat(out.remote()).isEqualTo(pair.acceptor.network.listening());
        assertThat(in.remote().sameHost(pair.dialler.network.listening())).isTrue();
        assertThat(in.remote().port())
                .isNotEqualTo(pair.dialler.network.listening().port());
        assertThat(out.theirs()).isEqualTo(pair.acceptor.handshake());
        assertThat(in.theirs()).isEqualTo(pair.dialler.handshake());
        pair.close();
    }

    @Test
    void thousands_of_small_verbs_keep_their_order() throws Exception {
        Pair pair = pair();
        pair.acceptor.send(connection -> {
            for (int i = 0; i < 20_000; i++) {
                connection.have(i);
            }
        });
        for (int i = 0; i < 20_000; i++) {
            assertThat(pair.dialler.line()).isEqualTo("have " + i);
        }
        pair.close();
    }

    @Test
    void what_was_sent_before_a_close_arrives_before_it() throws Exception {
        Pair pair = pair();
        pair.dialler.connection();
        pair.acceptor.send(connection -> {
            for (int i = 0; i < 40; i++) {
                connection.piece(i, 0, new TestBlock(TestBlock.content(i, 16_384), blocksHeld));
            }
            connection.close(CloseReason.STOPPED);
            connection.have(1);
            connection.piece(1, 0, new TestBlock(new byte[1], blocksHeld));
            assertThat(connection.writable()).isFalse();
        });
        pair.dialler.loop.execute(() -> {
            Connection connection = pair.dialler.connected.join();
            for (int i = 0; i < 1000; i++) {
                connection.have(i);
            }
        });
        for (int i = 0; i < 40; i++) {
            assertThat(pair.dialler.line()).startsWith("piece " + i + " ");
        }
        assertThat(pair.dialler.line()).startsWith("close remote");
        assertThat(pair.acceptor.lines).noneMatch(line -> line.startsWith("close"));
        pair.close();
    }

    @Test
    void a_connection_becomes_unwritable_when_nobody_reads_and_gives_its_blocks_back_when_it_breaks() throws Exception {
        TestPeer peer = TestPeer.open(loops.next(), 1);
        try (Socket socket = shakenSocket(peer)) {
            for (int round = 0; round < 100 && blocksHeld.get() == 0; round++) {
                peer.send(connection -> {
                    int sent = 0;
                    while (connection.writable()) {
                        connection.piece(0, 0, new TestBlock(new byte[16_384], blocksHeld));
                        sent++;
                    }
                    assertThat(sent).isLessThan(1000);
                });
                peer.call(() -> {});
            }
            assertThat(blocksHeld.get()).isPositive();
            socket.setSoLinger(true, 0);
        }
        assertThat(peer.line()).startsWith("close remote");
        peer.close();
    }

    @Test
    void who_does_not_read_is_left_before_memory_runs_out() throws Exception {
        TestPeer peer = TestPeer.open(loops.next(), 1);
        try (Socket socket = shakenSocket(peer)) {
            PieceSet pieces = new PieceSet(SampleMessages.PIECES);
            for (int round = 0; round < 1000 && peer.lines.isEmpty(); round++) {
                peer.send(connection -> {
                    for (int i = 0; i < 2000; i++) {
                        connection.bitfield(pieces);
                    }
                });
            }
            assertThat(peer.line()).isEqualTo("close remote: the remote peer does not read what it is sent");
            assertThat(socket.isConnected()).isTrue();
        }
        peer.close();
    }

    @Test
    void garbage_behind_the_handshake_ends_the_connection_with_the_reason() throws Exception {
        TestPeer peer = TestPeer.open(loops.next(), 1);
        try (Socket socket = shakenSocket(peer)) {
            socket.getOutputStream().write(new byte[] {0, 0, 0, 2, 0, 0});
            assertThat(peer.line()).isEqualTo("close protocol: message 0 of 2 bytes");
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        peer.close();
    }

    private static Socket shakenSocket(TestPeer peer) throws Exception {
        Socket socket = socketTo(peer);
        socket.getOutputStream().write(handshakeBytes());
        assertThat(socket.getInputStream().readNBytes(68)).hasSize(68);
        return socket;
    }

    private static Socket socketTo(TestPeer peer) throws Exception {
        PeerAddress address = peer.network.listening();
        Socket socket = new Socket(InetAddress.getByAddress(address.addressBytes()), address.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static byte[] handshakeBytes() {
        byte[] bytes = new byte[68];
        System.arraycopy(HandshakeReader.PROTOCOL, 0, bytes, 0, 20);
        System.arraycopy(TestPeer.TORRENT.infoHash().bytes(), 0, bytes, 28, 20);
        return bytes;
    }

    @Test
    void another_protocol_is_turned_away_before_it_is_complete() throws Exception {
        TestPeer peer = TestPeer.open(loops.next(), 1);
        try (Socket socket = socketTo(peer)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(ends(socket)).isTrue();
        }
        peer.close();
    }

    @Test
    void an_unknown_torrent_and_a_refused_peer_are_turned_away() throws Exception {
        TestPeer peer = TestPeer.open(loops.next(), 1);
        byte[] other = handshakeBytes();
        other[30] ^= 1;
        try (Socket socket = socketTo(peer)) {
            socket.getOutputStream().write(other);
            assertThat(ends(socket)).isTrue();
        }
        peer.answer = theirs -> new Answer.Refuse(CloseReason.FULL);
        try (Socket socket = socketTo(peer)) {
            socket.getOutputStream().write(handshakeBytes());
            assertThat(ends(socket)).isTrue();
        }
        peer.close();
    }

    /** Whether the remote end closes without a word. */
    private static boolean ends(Socket socket) throws Exception {
        try (InputStream in = socket.getInputStream()) {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Test
    void a_handshake_in_single_bytes_is_taken() throws Exception {
        TestPeer peer = TestPeer.open(loops.next(), 1);
        try (Socket socket = socketTo(peer)) {
            socket.setTcpNoDelay(true);
            for (byte b : handshakeBytes()) {
                socket.getOutputStream().write(b);
            }
            socket.getOutputStream().write(new byte[4]);
            assertThat(peer.line()).isEqualTo("keep-alive");
        }
        peer.close();
    }

    @Test
    void who_does_not_shake_hands_in_time_is_turned_away() throws Exception {
        TestPeer peer =
                TestPeer.open(loops.next(), 1, 0, 0, settings -> settings.withHandshakeTimeout(Duration.ofMillis(50)));
        try (Socket socket = socketTo(peer)) {
            assertThat(ends(socket)).isTrue();
        }
        peer.close();
    }

    @Test
    void only_so_many_connections_may_delay_their_handshake() throws Exception {
        TestPeer peer = TestPeer.open(loops.next(), 1, 0, 0, settings -> settings.withUnshakenInbound(2));
        try (Socket first = socketTo(peer);
                Socket second = socketTo(peer)) {
            try (Socket third = socketTo(peer)) {
                assertThat(ends(third)).isTrue();
            }
            first.getOutputStream().write(handshakeBytes());
            assertThat(first.getInputStream().readNBytes(68)).hasSize(68);
            shakenSocket(peer).close();
            assertThat(second.isConnected()).isTrue();
        }
        peer.close();
    }

    @Test
    void a_dial_says_why_it_failed() throws Exception {
        TestPeer peer =
                TestPeer.open(loops.next(), 1, 0, 0, settings -> settings.withHandshakeTimeout(Duration.ofMillis(50)));
        InetAddress host = InetAddress.getByName("127.0.2.1");
        PeerAddress nobody;
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(new InetSocketAddress(host, 0));
            nobody = PeerAddress.of(host.getAddress(), silent.getLocalPort());
            peer.dial(nobody);
            assertThat(peer.line()).isEqualTo("failed timeout: no handshake came");
            peer.dial(nobody);
            silent.accept().close();
            try (Socket second = silent.accept()) {
                byte[] other = handshakeBytes();
                other[30] ^= 1;
                second.getOutputStream().write(other);
                assertThat(peer.line()).isEqualTo("failed protocol: it shook hands for another torrent");
            }
        }
        peer.dial(nobody);
        assertThat(peer.line()).startsWith("failed unreachable: ");
        peer.close();
    }

    @Test
    void a_refused_dial_fails() throws Exception {
        Pair pair = new Pair(TestPeer.open(loops.next(), 1), TestPeer.open(loops.next(), 2));
        pair.acceptor.answer = theirs -> new Answer.Refuse(CloseReason.DUPLICATE);
        pair.dialler.dial(pair.acceptor.network.listening());
        assertThat(pair.dialler.line()).startsWith("failed remote");
        pair.close();
    }

    @Test
    void dials_beyond_the_limit_wait_for_their_turn() throws Exception {
        TestPeer dialler = TestPeer.open(loops.next(), 1, 0, 0, settings -> settings.withHalfOpenDials(1));
        TestPeer acceptor = TestPeer.open(loops.next(), 2);
        AtomicInteger accepted = new AtomicInteger();
        acceptor.behaviour = connection -> new SilentListener() {
            @Override
            public void keepAlive() {
                acceptor.lines.add("keep-alive " + accepted.incrementAndGet());
            }
        };
        dialler.behaviour = connection -> {
            connection.keepAlive();
            return new SilentListener();
        };
        for (int i = 0; i < 50; i++) {
            dialler.dial(acceptor.network.listening());
        }
        for (int i = 1; i <= 50; i++) {
            assertThat(acceptor.line()).isEqualTo("keep-alive " + i);
        }
        dialler.close();
        acceptor.close();
    }

    @Test
    void closing_ends_dials_and_connections_as_stopped() throws Exception {
        Pair pair = pair();
        pair.acceptor.connection();
        pair.dialler.connection();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.3.1"))) {
            pair.dialler.dial(PeerAddress.of(silent.getInetAddress().getAddress(), silent.getLocalPort()));
            silent.accept();
            pair.dialler.close();
        }
        assertThat(List.of(pair.dialler.line(), pair.dialler.line()))
                .containsExactlyInAnyOrder("failed stopped", "close stopped");
        pair.dialler.dial(pair.acceptor.network.listening());
        assertThat(pair.dialler.line()).isEqualTo("failed stopped");
        assertThat(pair.acceptor.line()).startsWith("close remote");
        pair.close();
    }

    @Test
    void a_port_in_use_is_named_with_the_remedy() throws Exception {
        TestPeer first = TestPeer.open(loops.next(), 1);
        assertThatThrownBy(() -> TestPeer.openAt(loops.next(), first.network.listening()))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ListenException.class)
                .hasMessage(
                        "port %d of 127.0.1.1 is in use: choose another port, or end the program that listens there",
                        first.network.listening().port());
        first.close();
    }

    @Test
    void an_address_of_another_machine_is_named_with_the_remedy() {
        assertThatThrownBy(() -> TestPeer.openAt(loops.next(), PeerAddress.ofIpv4(0x08080808, 0)))
                .cause()
                .hasMessageContaining("cannot listen on 8.8.8.8:0: this machine does not have the address");
    }

    @Test
    void ipv6_works_where_the_machine_has_it() throws Exception {
        PeerAddress loopback = new PeerAddress(0, 1, 0);
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress("::1", 0));
        } catch (java.io.IOException without) {
            org.junit.jupiter.api.Assumptions.abort("no IPv6 here");
        }
        TestPeer acceptor = TestPeer.openAt(loops.next(), loopback);
        TestPeer dialler = TestPeer.openAt(loops.next(), loopback);
        dialler.dial(acceptor.network.listening());
        dialler.send(Connection::unchoke);
        assertThat(acceptor.line()).isEqualTo("unchoke");
        assertThat(acceptor.connection().remote().sameHost(loopback)).isTrue();
        dialler.close();
        acceptor.close();
    }

    @Test
    void listening_on_all_addresses_serves_ipv4() throws Exception {
        TestPeer acceptor = TestPeer.openAt(loops.next(), PeerAddress.ofIpv4(0, 0));
        TestPeer dialler = TestPeer.open(loops.next(), 1);
        dialler.dial(PeerAddress.ofIpv4(0x7F000901, acceptor.network.listening().port()));
        dialler.send(Connection::unchoke);
        assertThat(acceptor.line()).isEqualTo("unchoke");
        assertThat(acceptor.connection().remote().sameHost(PeerAddress.ofIpv4(0x7F000101, 0)))
                .isTrue();
        dialler.close();
        acceptor.close();
    }

    @Test
    void a_payload_that_is_not_bytes_is_an_error_of_the_program() throws Exception {
        Pair pair = pair();
        AtomicInteger released = new AtomicInteger();
        Payload token = new Payload() {
            @Override
            public int length() {
                return 1;
            }

            @Override
            public void release() {
                released.incrementAndGet();
            }
        };
        assertThatThrownBy(() -> pair.dialler.send(connection -> connection.piece(0, 0, token)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(released).hasValue(1);
        pair.close();
    }

    @Test
    void an_error_in_a_listener_is_reported_and_ends_its_connection_only() throws Exception {
        Pair pair = new Pair(TestPeer.open(loops.next(), 1), TestPeer.open(loops.next(), 2));
        pair.acceptor.behaviour = connection -> new SilentListener() {
            @Override
            public void choke() {
                throw new IllegalStateException("a broken invariant");
            }

            @Override
            public void close(CloseReason reason) {
                pair.acceptor.lines.add("close " + reason);
            }
        };
        pair.dialler.dial(pair.acceptor.network.listening());
        pair.dialler.send(Connection::choke);
        assertThat(pair.acceptor.line()).isEqualTo("close local io: an error in this program");
        assertThat(pair.dialler.line()).startsWith("close remote");
        assertThat(failures.remove()).hasMessage("a broken invariant");
        pair.close();
    }

    @Test
    void dialling_for_a_torrent_that_is_not_served_is_an_error_of_the_program() throws Exception {
        Pair pair = pair();
        pair.dialler.connection();
        pair.dialler.call(() -> pair.dialler.network.withdraw(TestPeer.TORRENT.infoHash()));
        assertThatThrownBy(() -> pair.dialler.call(() ->
                        pair.dialler.network.dial(pair.acceptor.network.listening(), pair.dialler.handshake(), null)))
                .cause()
                .isInstanceOf(IllegalStateException.class);
        pair.close();
        assertThat(pair.dialler.network.close().get(5, TimeUnit.SECONDS)).isNull();
    }
}
