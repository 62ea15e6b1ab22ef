package io.swarmbed.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The front end over real sockets, spoken to in raw bytes. */
class HttpFrontEndTest {
    private static final String ANNOUNCE =
            "GET /announce?info_hash=aaaaaaaaaaaaaaaaaaaa&peer_id=bbbbbbbbbbbbbbbbbbbb&port=7&left=1 HTTP/1.1\r\n"
                    + "Host: t\r\n";

    private TrackerServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_announce_is_answered_and_the_connection_is_closed_when_asked() throws Exception {
        start(HttpLimits.defaults());
        String reply = exchange(ANNOUNCE + "Connection: close\r\n\r\n");
        assertThat(reply).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nContent-Length: ");
        assertThat(reply)
                .endsWith(
                        "\r\n\r\nd8:completei0e10:downloadedi0e11:external ip4:\u007f\u0000\u0000\u000110:incompletei1e8:intervali1800e12:min intervali900e5:peers0:e");
    }

    @Test
    void a_connection_is_kept_for_further_requests() throws Exception {
        start(HttpLimits.defaults());
        String replies = exchange(ANNOUNCE + "\r\n" + ANNOUNCE + "\r\n" + ANNOUNCE + "Connection: close\r\n\r\n");
        assertThat(replies.split("HTTP/1.1 200 OK", -1)).hasSize(4);
        assertThat(server.stats().announces()).isEqualTo(3);
    }

    @Test
    void http_1_0_is_answered_and_closed() throws Exception {
        start(HttpLimits.defaults());
        assertThat(exchange(ANNOUNCE.replace("1.1\r\n", "1.0\r\n") + "\r\n"))
                .contains("200 OK")
                .endsWith("peers0:e");
    }

    @Test
    void other_methods_and_paths_are_refused_in_a_line() throws Exception {
        start(HttpLimits.defaults());
        assertThat(exchange("POST /announce HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"))
                .startsWith("HTTP/1.1 405")
                .endsWith("This tracker answers GET and HEAD alone.\n");
        assertThat(exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .endsWith("it answers /announce and /scrape.\n");
    }

    @Test
    void what_is_no_http_or_too_long_is_refused() throws Exception {
        start(HttpLimits.defaults());
        assertThat(exchange("\u0013BitTorrent protocol\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(exchange("GET /announce?" + "a".repeat(9000) + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(exchange("GET / HTTP/1.1\r\nX: " + "a".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void a_connection_that_makes_no_request_is_closed_after_a_while() throws Exception {
        start(HttpLimits.defaults().withTimes(1, 1, 1));
        assertThat(exchange("GET /announce?incomplete")).isEmpty();
    }

    @Test
    void an_idle_connection_gives_way_to_a_further_one() throws Exception {
        start(HttpLimits.defaults().withConnections(1, 64));
        try (Socket first = connect()) {
            first.getOutputStream().write((ANNOUNCE + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(first.getInputStream().readNBytes(4)).isEqualTo("HTTP".getBytes(StandardCharsets.US_ASCII));
            assertThat(exchange(ANNOUNCE + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
            assertThat(first.getInputStream().readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void a_connection_that_drips_its_request_gives_way_too() throws Exception {
        start(HttpLimits.defaults().withConnections(1, 64));
        try (Socket first = connect()) {
            first.getOutputStream().write((ANNOUNCE + "\r\nGET ").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(first.getInputStream().readNBytes(4)).isEqualTo("HTTP".getBytes(StandardCharsets.US_ASCII));
            assertThat(exchange(ANNOUNCE + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whichever_thread_accepts_a_connection_makes_room_for_it() throws Exception {
        start(HttpLimits.defaults().withConnections(2, 64), 2);
        List<Socket> kept = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket next = connect();
                kept.add(next);
                next.getOutputStream().write((ANNOUNCE + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                assertThat(next.getInputStream().readNBytes(4)).asString().isEqualTo("HTTP");
                assertThat(server.stats().vitals().connections()).isLessThanOrEqualTo(2);
            }
        } finally {
            for (Socket socket : kept) {
                socket.close();
            }
        }
    }

    private void start(HttpLimits limits) throws Exception {
        start(limits, 1);
    }

    private void start(HttpLimits limits, int threads) throws Exception {
        server = TrackerServer.start(TrackerSettings.defaults()
                .withHost("127.0.0.1")
                .withUdpPort(OptionalInt.empty())
                .withHttpPort(OptionalInt.of(0))
                .withThreads(threads)
                .withHttp(HttpSettings.defaults().withLimits(limits)));
    }

    private Socket connect() throws IOException {
        InetSocketAddress address = server.httpAddress().orElseThrow();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Sends the text and reads until the tracker closes. */
    private String exchange(String text) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder reply = new StringBuilder();
            try {
                for (int b = socket.getInputStream().read();
                        b >= 0;
                        b = socket.getInputStream().read()) {
                    reply.append((char) b);
                }
            } catch (IOException e) {
                // A reset ends the reply as a close does: the tracker did not read all of an endless request.
                reply.append("");
            }
            return reply.toString();
        }
    }
}
