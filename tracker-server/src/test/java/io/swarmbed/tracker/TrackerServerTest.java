package io.swarmbed.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrackerServerTest {
    private static final OptionalInt ANY = OptionalInt.of(0);
    private static final TrackerSettings SETTINGS =
            TrackerSettings.defaults().withUdpPort(ANY).withHttpPort(ANY);

    @Test
    void it_answers_a_connect_over_ipv4_and_ipv6_on_all_interfaces() throws Exception {
        try (TrackerServer server = TrackerServer.start(SETTINGS)) {
            int port = server.udpAddress().orElseThrow().getPort();
            assertThat(announceTwice(InetAddress.getByName("127.0.0.1"), port)).hasSize(20 + 6);
            assertThat(announceTwice(InetAddress.getByName("::1"), port)).hasSize(20 + 18);
            assertThat(server.stats().announces()).isEqualTo(4);
            assertThat(server.stats().connects()).isEqualTo(4);
            assertThat(server.stats().torrents()).isEqualTo(1);
            assertThat(server.stats().peers()).isEqualTo(4);
        }
    }

    @Test
    void its_threads_share_ports_registry_and_connection_ids() throws Exception {
        TrackerSettings local = SETTINGS.withHost("127.0.0.1").withThreads(4);
        try (TrackerServer server = TrackerServer.start(local)) {
            InetSocketAddress address = server.udpAddress().orElseThrow();
            byte[] reply = {};
            for (int i = 0; i < 40; i++) {
                reply = announce(address.getAddress(), address.getPort());
            }
            assertThat(reply).hasSize(20 + 39 * 6);
            assertThat(server.stats().announces()).isEqualTo(40);
            assertThat(server.stats().peers()).isEqualTo(40);
            assertThatThrownBy(() -> TrackerServer.start(local.withUdpPort(OptionalInt.of(address.getPort()))))
                    .hasMessageContaining("(UDP): the port is in use");
            OptionalInt http = OptionalInt.of(server.httpAddress().orElseThrow().getPort());
            assertThatThrownBy(() -> TrackerServer.start(local.withHttpPort(http)))
                    .hasMessageContaining("(HTTP): the port is in use");
        }
    }

    @Test
    void either_front_end_may_be_left_out() throws Exception {
        try (TrackerServer udp = TrackerServer.start(SETTINGS.withHttpPort(OptionalInt.empty()));
                TrackerServer http = TrackerServer.start(SETTINGS.withUdpPort(OptionalInt.empty()))) {
            assertThat(udp.udpAddress()).isPresent();
            assertThat(udp.httpAddress()).isEmpty();
            assertThat(http.udpAddress()).isEmpty();
            assertThat(http.httpAddress()).isPresent();
        }
    }

    @Test
    void a_port_in_use_is_told_in_one_line_and_frees_what_was_bound() throws Exception {
        TrackerSettings local = SETTINGS.withHost("127.0.0.1");
        try (TrackerServer first = TrackerServer.start(local)) {
            int taken = first.httpAddress().orElseThrow().getPort();
            assertThatThrownBy(() -> TrackerServer.start(local.withHttpPort(OptionalInt.of(taken))))
                    .isInstanceOf(TrackerStartException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + taken
                            + " (HTTP): the port is in use; choose another, or 0 for any free one");
            int udp = first.udpAddress().orElseThrow().getPort();
            assertThatThrownBy(() -> TrackerServer.start(local.withUdpPort(OptionalInt.of(udp))))
                    .hasMessageContaining("127.0.0.1:" + udp + " (UDP): the port is in use");
        }
    }

    @Test
    void an_address_of_another_machine_is_told_in_one_line() {
        assertThatThrownBy(() -> TrackerServer.start(SETTINGS.withHost("203.0.113.7")))
                .isInstanceOf(TrackerStartException.class)
                .hasMessageContaining("203.0.113.7:0 (UDP): not an address of this machine");
    }

    @Test
    void a_port_is_free_again_once_it_is_closed() throws Exception {
        TrackerSettings local = SETTINGS.withHost("127.0.0.1");
        OptionalInt port;
        try (TrackerServer first = TrackerServer.start(local)) {
            port = OptionalInt.of(first.udpAddress().orElseThrow().getPort());
        }
        try (TrackerServer second = TrackerServer.start(local.withUdpPort(port))) {
            assertThat(second.udpAddress().orElseThrow().getPort()).isEqualTo(port.getAsInt());
        }
    }

    @Test
    void it_runs_on_the_event_loop_of_another_and_leaves_it_running() throws Exception {
        IoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (TrackerServer server = TrackerServer.startOn(loops.next(), SETTINGS.withHost("127.0.0.1"))) {
            InetSocketAddress address = server.udpAddress().orElseThrow();
            assertThat(announceTwice(address.getAddress(), address.getPort())).hasSize(26);
        }
        assertThat(loops.isShuttingDown()).isFalse();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    /** Two peers announce; the reply to the second, as raw bytes. */
    private static byte[] announceTwice(InetAddress tracker, int port) throws Exception {
        announce(tracker, port);
        return announce(tracker, port);
    }

    private static byte[] announce(InetAddress tracker, int port) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5000);
            socket.connect(tracker, port);
            ByteBuffer connect =
                    ByteBuffer.allocate(16).putLong(0x41727101980L).putInt(0).putInt(42);
            byte[] connected = exchange(socket, connect);
            ByteBuffer announce = ByteBuffer.allocate(98)
                    .putLong(ByteBuffer.wrap(connected).getLong(8))
                    .putInt(1)
                    .putInt(43)
                    .put(new byte[20])
                    .put(new byte[20])
                    .putLong(0)
                    .putLong(5)
                    .putLong(0)
                    .putInt(2)
                    .putInt(0)
                    .putInt(1)
                    .putInt(-1)
                    .putShort((short) socket.getLocalPort());
            return exchange(socket, announce);
        }
    }

    @Test
    void a_connection_id_of_one_thread_is_good_on_every_other() throws Exception {
        TrackerSettings local = SETTINGS.withHost("::1").withThreads(4);
        try (TrackerServer server = TrackerServer.start(local)) {
            byte[] connected = send(server, ByteBuffer.allocate(16).putLong(0x41727101980L));
            long id = ByteBuffer.wrap(connected).getLong(8);
            for (int i = 0; i < 40; i++) {
                byte[] scraped =
                        send(server, ByteBuffer.allocate(36).putLong(id).putInt(2));
                assertThat(scraped).hasSize(8 + 12);
            }
            assertThat(server.stats().errors()).isZero();
        }
    }

    /** Sends from a port of its own, by which the kernel chooses the thread. */
    private static byte[] send(TrackerServer server, ByteBuffer request) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5000);
            socket.connect(server.udpAddress().orElseThrow());
            return exchange(socket, request);
        }
    }

    private static byte[] exchange(DatagramSocket socket, ByteBuffer request) throws Exception {
        socket.send(new DatagramPacket(request.array(), request.capacity()));
        DatagramPacket reply = new DatagramPacket(new byte[2048], 2048);
        socket.receive(reply);
        return Arrays.copyOf(reply.getData(), reply.getLength());
    }
}
