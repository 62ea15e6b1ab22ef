package io.swarmbed.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.net.Networks;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of connections, in a time that stands still, and whatever bytes come. */
class ConnectionTest {
    private static final String CLIENT = "203.0.113.9";
    private static final String ANNOUNCE =
            "GET /announce?info_hash=aaaaaaaaaaaaaaaaaaaa&peer_id=bbbbbbbbbbbbbbbbbbbb&port=7&left=1 HTTP/1.1\r\n"
                    + "Host: t\r\n";
    private static final Pattern REPLY = Pattern.compile(
            "HTTP/1\\.1 (\\d{3}) [^\r]*\r\n(?:[^\r]+\r\n)*?Content-Length: (\\d+)\r\n(?:[^\r]+\r\n)*\r\n");

    private Wire wire = new Wire(HttpSettings.defaults());

    @AfterEach
    void stop() {
        wire.close();
        assertThat(wire.counts.open()).isZero();
    }

    @Test
    void a_request_that_trickles_in_is_cut_off_however_steadily_it_comes() {
        EmbeddedChannel slow = wire.connect(CLIENT);
        for (int i = 0; i < 10; i++) {
            Wire.send(slow, ANNOUNCE.substring(i, i + 1));
            assertThat(slow.isOpen()).isTrue();
            wire.pass(1);
        }
        wire.pass(1);
        assertThat(slow.isOpen()).isFalse();
        assertThat(Wire.received(slow)).isEmpty();
    }

    @Test
    void the_time_for_a_request_begins_with_its_own_first_byte() {
        EmbeddedChannel connection = wire.connect(CLIENT);
        for (int i = 0; i < 5; i++) {
            Wire.send(connection, "GET /a");
            wire.pass(9);
            Wire.send(connection, " HTTP/1.1\r\n\r\nGET /b");
            wire.pass(9);
            Wire.send(connection, " HTTP/1.1\r\n\r\n");
        }
        assertThat(replies(Wire.received(connection))).hasSize(10);
        Wire.send(connection, "GET /c");
        wire.pass(11);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void silent_and_idle_connections_are_closed_and_used_ones_are_not() {
        EmbeddedChannel silent = wire.connect(CLIENT);
        EmbeddedChannel used = wire.connect(CLIENT);
        wire.pass(20);
        Wire.send(used, ANNOUNCE + "\r\n");
        wire.pass(11);
        assertThat(silent.isOpen()).isFalse();
        assertThat(used.isOpen()).isTrue();
        wire.pass(20);
        assertThat(used.isOpen()).isFalse();
    }

    @Test
    void an_address_has_a_number_of_connections_and_its_network_of_ipv6_is_one_address() {
        wire = new Wire(HttpSettings.defaults()
                .withLimits(HttpLimits.defaults().withConnections(100, 2))
                .withProxies(new ProxySettings(
                        Networks.parse(List.of("10.0.0.0/8")), ProxySettings.Header.X_FORWARDED_FOR)));
        EmbeddedChannel first = wire.connect(CLIENT);
        assertThat(wire.connect(CLIENT).isOpen()).isTrue();
        assertThat(wire.connect(CLIENT).isOpen()).isFalse();
        assertThat(wire.connect("203.0.113.10").isOpen()).isTrue();
        first.close();
        assertThat(wire.connect(CLIENT).isOpen()).isTrue();
        assertThat(wire.connect("2001:db8::1").isOpen()).isTrue();
        assertThat(wire.connect("2001:db8::2").isOpen()).isTrue();
        assertThat(wire.connect("2001:db8::3").isOpen()).isFalse();
        for (int i = 0; i < 5; i++) {
            assertThat(wire.connect("10.0.0.1").isOpen()).as("a proxy's").isTrue();
            assertThat(wire.connect("127.0.0.1").isOpen()).as("our own").isTrue();
        }
        assertThat(wire.service.counts().refused(Protocol.HTTP, Refusal.TOO_MANY_CONNECTIONS))
                .isEqualTo(2);
    }

    @Test
    void a_request_that_came_with_the_end_of_another_has_no_longer_than_others() {
        EmbeddedChannel connection = wire.connect(CLIENT);
        Wire.send(connection, "GET /a");
        Wire.send(connection, " HTTP/1.1\r\n\r\nGET /b");
        wire.pass(10);
        assertThat(connection.isOpen()).isTrue();
        wire.pass(1);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void when_all_places_are_taken_the_connection_that_is_stuck_the_longest_gives_way_and_one_in_use_does_not() {
        wire = new Wire(HttpSettings.defaults().withLimits(HttpLimits.defaults().withConnections(4, 4)));
        EmbeddedChannel used = wire.connect(CLIENT);
        Wire.send(used, ANNOUNCE + "\r\n");
        EmbeddedChannel silent = wire.connect(CLIENT);
        wire.pass(1);
        EmbeddedChannel dripping = wire.connect(CLIENT);
        Wire.send(dripping, "GET");
        wire.pass(1);
        EmbeddedChannel unread = wire.connect(CLIENT);
        stopReading(unread);
        wire.pass(2);
        for (EmbeddedChannel stuck : List.of(silent, dripping, unread)) {
            assertThat(stuck.isOpen()).isTrue();
            assertThat(wire.connect("203.0.113.10").isOpen()).isTrue();
            assertThat(stuck.isOpen()).isFalse();
        }
        assertThat(used.isOpen()).isTrue();
        assertThat(wire.counts.open()).isEqualTo(4);
    }

    @Test
    void where_none_is_stuck_yet_an_idle_connection_gives_way_and_without_any_a_new_one() {
        wire = new Wire(HttpSettings.defaults().withLimits(HttpLimits.defaults().withConnections(2, 4)));
        EmbeddedChannel used = wire.connect(CLIENT);
        Wire.send(used, ANNOUNCE + "\r\n");
        wire.pass(5);
        EmbeddedChannel fresh = wire.connect(CLIENT);
        EmbeddedChannel fresher = wire.connect(CLIENT);
        assertThat(used.isOpen()).isFalse();
        assertThat(fresh.isOpen()).isTrue();
        assertThat(wire.connect(CLIENT).isOpen()).isTrue();
        assertThat(fresh.isOpen()).isFalse();
        assertThat(fresher.isOpen()).isTrue();
    }

    @Test
    void clients_that_come_back_outlast_a_flood_of_dripping_headers() {
        wire = new Wire(HttpSettings.defaults().withLimits(HttpLimits.defaults().withConnections(20, 20)));
        EmbeddedChannel used = wire.connect(CLIENT);
        for (int second = 0; second < 60; second++) {
            if (second % 8 == 0) {
                Wire.send(used, ANNOUNCE + "\r\n");
            }
            for (int i = 0; i < 5; i++) {
                Wire.send(wire.connect("203.0.113." + i), "G");
            }
            wire.pass(1);
            assertThat(used.isOpen()).as("after %d s", second).isTrue();
        }
        assertThat(wire.counts.open()).isEqualTo(20);
    }

    @Test
    void a_client_that_never_reads_is_not_read_from_any_more_and_closed_in_time() {
        String request = "GET /x HTTP/1.1\r\n\r\n";
        String requests = request.repeat(2048 / request.length());
        EmbeddedChannel deaf = wire.connectUnread(CLIENT);
        int sent = 0;
        while (deaf.config().isAutoRead() && sent < 1000) {
            Wire.send(deaf, requests);
            sent++;
        }
        assertThat(sent).isBetween(2, 20);
        assertThat(Wire.queued(deaf)).isBetween(1L, 128L * 1024);
        wire.pass(29);
        assertThat(deaf.isOpen()).isTrue();
        wire.pass(2);
        assertThat(deaf.isOpen()).isFalse();
    }

    @Test
    void a_client_that_never_reads_a_few_replies_is_closed_as_an_idle_one() {
        EmbeddedChannel deaf = wire.connectUnread(CLIENT);
        Wire.send(deaf, ANNOUNCE + "\r\n");
        assertThat(deaf.config().isAutoRead()).isTrue();
        wire.pass(31);
        assertThat(deaf.isOpen()).isFalse();
    }

    @Test
    void every_thread_has_an_equal_share_of_the_connections_and_one_in_any_case() {
        HttpLimits limits = HttpLimits.defaults().withConnections(10, 64);
        assertThat(limits.connectionsOfEach(1)).isEqualTo(10);
        assertThat(limits.connectionsOfEach(3)).isEqualTo(3);
        assertThat(limits.connectionsOfEach(11)).isEqualTo(1);
    }

    @Test
    void the_forwarded_header_counts_from_a_proxy_alone() {
        wire = new Wire(HttpSettings.defaults()
                .withProxies(new ProxySettings(
                        Networks.parse(List.of("10.0.0.0/8")), ProxySettings.Header.X_FORWARDED_FOR)));
        String request = ANNOUNCE + "X-Forwarded-For: 1.2.3.4, 9.8.7.6\r\n\r\n";
        EmbeddedChannel stranger = wire.connect(CLIENT);
        Wire.send(stranger, request);
        assertThat(Wire.received(stranger)).contains("external ip4:\u00cb\u0000\u0071\u0009");
        EmbeddedChannel proxy = wire.connect("10.0.0.1");
        Wire.send(proxy, request);
        assertThat(Wire.received(proxy)).contains("external ip4:\u0009\u0008\u0007\u0006");
        Wire.send(proxy, ANNOUNCE + "\r\n");
        assertThat(Wire.received(proxy)).contains("failure reason").contains("must set X-Forwarded-For");
    }

    @Test
    void head_is_answered_without_a_body_and_pipelined_requests_in_order() {
        EmbeddedChannel connection = wire.connect(CLIENT);
        Wire.send(
                connection,
                "HEAD" + ANNOUNCE.substring(3) + "\r\nGET /x HTTP/1.1\r\n\r\n" + ANNOUNCE
                        + "Connection: close\r\n\r\nGET /never HTTP/1.1\r\n\r\n");
        String received = Wire.received(connection);
        assertThat(received).containsPattern("(?s)^HTTP/1.1 200 OK.*HTTP/1.1 404 Not Found.*HTTP/1.1 200 OK.*close");
        assertThat(received.split("HTTP/1.1 ", -1)).hasSize(4);
        assertThat(received.substring(0, received.indexOf("404"))).endsWith("\r\n\r\nHTTP/1.1 ");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void http_1_0_is_kept_only_when_asked() {
        EmbeddedChannel plain = wire.connect(CLIENT);
        Wire.send(plain, "GET / HTTP/1.0\r\n\r\n");
        assertThat(plain.isOpen()).isFalse();
        EmbeddedChannel kept = wire.connect(CLIENT);
        Wire.send(kept, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(kept.isOpen()).isTrue();
        assertThat(Wire.received(kept)).contains("\r\nConnection: keep-alive\r\n");
    }

    @Test
    void methods_and_bodies_that_are_not_served_are_refused_and_end_the_connection() {
        for (String request : new String[] {
            "POST /announce HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", "OPTIONS * HTTP/1.1\r\n\r\n",
            "CONNECT a:1 HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
        }) {
            EmbeddedChannel connection = wire.connect(CLIENT);
            Wire.send(connection, request);
            assertThat(Wire.received(connection))
                    .as(request)
                    .startsWith("HTTP/1.1 405 ")
                    .contains("\r\nAllow: GET, HEAD\r\n");
            assertThat(connection.isOpen()).isFalse();
        }
        for (String header : new String[] {"Content-Length: 3", "Transfer-Encoding: chunked", "Content-Length: x"}) {
            EmbeddedChannel connection = wire.connect(CLIENT);
            Wire.send(connection, "GET / HTTP/1.1\r\n" + header + "\r\n\r\n3\r\nabc\r\n0\r\n\r\n" + ANNOUNCE + "\r\n");
            assertThat(Wire.received(connection)).as(header).containsPattern("^HTTP/1.1 4(13|00) ");
            assertThat(connection.isOpen()).isFalse();
        }
        assertThat(wire.service.counts().announces()).isZero();
    }

    @Test
    void a_stream_of_requests_is_answered_the_same_however_it_is_split() {
        String stream = ANNOUNCE + "\r\nGET /scrape?info_hash=" + "%61".repeat(20) + " HTTP/1.1\r\n\r\n"
                + "HEAD / HTTP/1.1\r\nA: b\r\n\r\nGET /announce?info_hash=\u00ff%ff HTTP/1.1\r\n\r\n" + ANNOUNCE
                + "Connection: close\r\n\r\n";
        String whole = null;
        for (int chunk = stream.length(); chunk > 0; chunk = chunk == stream.length() ? 64 : chunk - 1) {
            EmbeddedChannel connection = wire.connect(CLIENT);
            StringBuilder received = new StringBuilder();
            for (int from = 0; from < stream.length(); from += chunk) {
                Wire.send(connection, stream.substring(from, Math.min(stream.length(), from + chunk)));
                received.append(Wire.received(connection));
            }
            assertThat(connection.isOpen()).isFalse();
            whole = whole == null ? received.toString() : whole;
            assertThat(received.toString()).as("chunks of %s", chunk).isEqualTo(whole);
        }
        assertThat(String.valueOf(whole).split("HTTP/1.1 ", -1)).hasSize(6);
    }

    @Test
    void random_and_mutated_bytes_get_well_formed_replies_in_order_or_none() {
        for (int seed = 0; seed < 3000; seed++) {
            RandomStream random = new RandomStream(seed);
            EmbeddedChannel connection = wire.connect(CLIENT);
            byte[] bytes = stream(random);
            StringBuilder received = new StringBuilder();
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(bytes.length));
                Wire.send(connection, java.util.Arrays.copyOfRange(bytes, from, to));
                received.append(Wire.received(connection));
                from = to;
            }
            connection.checkException();
            List<String> replies = replies(received.toString());
            assertThat(replies.subList(0, Math.max(0, replies.size() - 1)))
                    .as("seed %s: a refusal is the last reply", seed)
                    .allMatch(status -> status.equals("200") || status.equals("404"));
            connection.close();
            assertThat(wire.counts.open()).as("seed %s", seed).isZero();
        }
    }

    private static byte[] stream(RandomStream random) {
        StringBuilder text = new StringBuilder();
        String[] heads = {
            ANNOUNCE, "GET /scrape?info_hash=%0 HTTP/1.1\r\n", "GET http://h/x HTTP/1.1\r\n", "GET / HTTP/1.0\r\n"
        };
        String[] headers = {
            "", "Connection: close\r\n", "A: b\r\n c\r\n", "X-Forwarded-For: \u00ff\r\n", "Content-Length: 0\r\n"
        };
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(heads[random.nextInt(heads.length)])
                    .append(headers[random.nextInt(headers.length)])
                    .append("\r\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        return bytes;
    }

    /** As a client does whose replies pile up. */
    private static void stopReading(EmbeddedChannel connection) {
        ChannelOutboundBuffer buffer =
                Objects.requireNonNull(connection.unsafe().outboundBuffer());
        buffer.setUserDefinedWritability(1, false);
        connection.runPendingTasks();
    }

    /** The status of each reply; fails when the text is anything but replies. */
    private static List<String> replies(String text) {
        List<String> statuses = new ArrayList<>();
        Matcher matcher = REPLY.matcher(text);
        int at = 0;
        while (at < text.length()) {
            assertThat(matcher.find(at) && matcher.start() == at)
                    .as(text.substring(at))
                    .isTrue();
            statuses.add(matcher.group(1));
            at = matcher.end() + Integer.parseInt(matcher.group(2));
        }
        return statuses;
    }
}
