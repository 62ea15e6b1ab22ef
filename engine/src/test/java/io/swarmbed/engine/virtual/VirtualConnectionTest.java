package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Network.Answer;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtendedHandshake;
import io.swarmbed.engine.wire.Handshake;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class VirtualConnectionTest {
    private static final long MS = 1_000_000;
    private static final int BLOCK = 16 * 1024;
    /** One block's message takes 1 ms at this rate. */
    private static final long RATE = (BLOCK + 13) * 1000L;

    private final VirtualNetwork network = new VirtualNetwork(1);
    private final Tokens tokens = Tokens.counting();

    private TestPeer peer(long up, long down, long latency) {
        VirtualNode node = network.addNode(TestPeer.address(network.nodeCount()), new AccessLink(up, down, latency));
        return new TestPeer(node);
    }

    private void connect(TestPeer from, TestPeer to) {
        from.dial(to);
        network.time().runEvents(Long.MAX_VALUE);
        from.heard.clear();
        to.heard.clear();
    }

    @Test
    void a_dial_takes_a_round_trip_for_tcp_and_one_for_the_handshakes() {
        TestPeer a = peer(0, 0, 3 * MS);
        TestPeer b = peer(0, 0, 7 * MS);

        a.dial(b);
        network.time().runUntil(100 * MS);

        assertThat(b.heard).containsExactly("30000000 asked", "30000000 connected");
        assertThat(a.heard).containsExactly("40000000 connected");
        assertThat(a.first().connection.outgoing()).isTrue();
        assertThat(b.first().connection.outgoing()).isFalse();
        assertThat(a.first().connection.theirs()).isEqualTo(b.handshake);
        assertThat(b.first().connection.theirs()).isEqualTo(a.handshake);
        assertThat(a.first().connection.remote()).isEqualTo(b.node.address());
        assertThat(b.first().connection.remote()).isEqualTo(a.node.address().withPort(49152));
        assertThat(a.node.traffic().sentBytes()).isEqualTo(Handshake.LENGTH);
        assertThat(a.node.traffic().receivedBytes()).isEqualTo(Handshake.LENGTH);
    }

    @Test
    void what_the_acceptor_sends_at_once_comes_after_its_handshake() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, 0, MS);
        a.dial(b);
        network.time().runUntil(() -> !b.ends.isEmpty(), 100 * MS);

        b.first().connection.unchoke();
        network.time().runUntil(100 * MS);

        assertThat(a.heard).containsExactly("8000000 connected", "8000000 unchoke");
    }

    @Test
    void a_refused_dialler_hears_that_the_remote_peer_closed() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, 0, MS);
        b.answer = new Answer.Refuse(CloseReason.FULL);

        a.dial(b);
        network.time().runUntil(100 * MS);

        assertThat(a.heard).containsExactly("8000000 failed REMOTE");
        assertThat(a.node.connectionCount() + b.node.connectionCount()).isZero();
    }

    @Test
    void a_dial_fails_where_nobody_listens_and_where_nobody_is() {
        TestPeer a = peer(0, 0, MS);
        VirtualNode deaf = network.addNode(TestPeer.address(50), new AccessLink(0, 0, MS));
        TestPeer gone = peer(0, 0, MS);
        gone.node.close();

        a.node.dial(deaf.address(), a.handshake, a);
        a.node.dial(TestPeer.address(77), a.handshake, a);
        a.dial(gone);
        network.time().runUntil(20_000 * MS);

        assertThat(a.heard)
                .containsExactly(
                        "4000000 failed UNREACHABLE",
                        "10000000000 failed UNREACHABLE",
                        "10000000000 failed UNREACHABLE");
    }

    @Test
    void a_handshake_for_another_torrent_fails_the_dial() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = new TestPeer(network.addNode(TestPeer.address(9), AccessLink.IDEAL), new InfoHash(9, 9, 9));

        a.dial(b);
        network.time().runUntil(100 * MS);

        assertThat(a.heard).containsExactly("4000000 failed PROTOCOL");
        assertThat(b.heard).endsWith("5000000 close REMOTE");
    }

    @Test
    void a_node_can_dial_itself() {
        TestPeer a = peer(0, 0, MS);

        a.dial(a);
        network.time().runUntil(100 * MS);

        assertThat(a.heard).containsExactly("6000000 asked", "6000000 connected", "8000000 connected");
    }

    @Test
    void nothing_is_delivered_inside_the_call_that_sends_it() {
        TestPeer a = peer(0, 0, 0);
        TestPeer b = peer(0, 0, 0);
        connect(a, b);

        a.first().connection.interested();

        assertThat(b.heard).isEmpty();
        network.time().runEvents(1);
        assertThat(b.heard).containsExactly("0 interested");
    }

    @Test
    void every_verb_arrives_in_order_with_its_arguments() {
        TestPeer a = peer(0, 0, 0);
        TestPeer b = peer(0, 0, 0);
        connect(a, b);
        var c = a.first().connection;
        long before = b.node.traffic().receivedBytes();

        c.choke();
        c.unchoke();
        c.interested();
        c.notInterested();
        c.have(7);
        PieceSet set = PieceSet.all(9);
        c.bitfield(set);
        set.clear();
        c.haveAll();
        c.haveNone();
        c.request(1, 2, 3);
        c.cancel(-1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        c.reject(7, 8, 9);
        c.piece(5, 16384, tokens.good(100));
        c.allowedFast(11);
        c.suggest(12);
        c.port(6881);
        c.extended(
                0,
                new ExtendedHandshake(
                        Optional.of("x"), OptionalInt.of(1), OptionalInt.empty(), Optional.empty(), true));
        c.keepAlive();
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard.stream().map(line -> line.substring(line.indexOf(' ') + 1)))
                .containsExactly(
                        "choke",
                        "unchoke",
                        "interested",
                        "notInterested",
                        "have 7",
                        "bitfield 9",
                        "haveAll",
                        "haveNone",
                        "request 1 2 3",
                        "cancel -1 -2147483648 2147483647",
                        "reject 7 8 9",
                        "piece 5 16384 100",
                        "allowedFast 11",
                        "suggest 12",
                        "port 6881",
                        "extended 0",
                        "keepAlive");
        int extended = 6 + "d1:mde1:pi1e11:upload_onlyi1e1:v1:xe".length();
        assertThat(b.node.traffic().receivedBytes() - before)
                .isEqualTo(6 * 5 + 3 * 9 + 7 + 3 * 17 + 113 + 7 + extended + 4);
        assertThat(b.node.traffic().receivedContentBytes()).isEqualTo(100);
        assertThat(a.node.traffic().sentBytes()).isEqualTo(b.node.traffic().receivedBytes());
        assertThat(tokens.live()).isZero();
    }

    @Test
    void a_block_arrives_when_the_uplink_has_moved_it_and_both_latencies_have_passed() {
        TestPeer a = peer(RATE, 0, 3 * MS);
        TestPeer b = peer(0, 0, 4 * MS);
        connect(a, b);
        long start = network.time().nanos();

        a.first().upload(2, BLOCK, tokens);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard)
                .containsExactly((start + 8 * MS) + " piece 0 0 16384", (start + 9 * MS) + " piece 1 0 16384");
    }

    @Test
    void a_limited_downlink_adds_its_own_time() {
        TestPeer a = peer(RATE, 0, 3 * MS);
        TestPeer b = peer(0, RATE / 2, 4 * MS);
        connect(a, b);
        network.time().runUntil(1000 * MS);

        a.first().upload(2, BLOCK, tokens);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard).containsExactly("1010000000 piece 0 0 16384", "1012000000 piece 1 0 16384");
    }

    @Test
    void messages_behind_a_block_wait_with_it_for_the_downlink() {
        TestPeer a = peer(0, 0, 0);
        TestPeer b = peer(0, RATE, 0);
        connect(a, b);
        network.time().runUntil(1000 * MS);
        var c = a.first().connection;

        c.have(1);
        c.piece(0, 0, tokens.good(BLOCK));
        c.have(2);
        c.piece(1, 0, tokens.good(BLOCK));
        c.have(3);
        network.time().runEvents(Long.MAX_VALUE);

        // The haves, 9 bytes each, came before the link was free to take the blocks, and use it too.
        long second = 1002 * MS + 27 * 1_000_000_000L / RATE;
        assertThat(b.heard)
                .hasSize(5)
                .startsWith("1000000000 have 1")
                .endsWith(second + " piece 1 0 16384", second + " have 3");
        assertThat(b.heard.get(2)).isEqualTo(b.heard.get(1).replace("piece 0 0 16384", "have 2"));
    }

    @Test
    void a_control_message_overtakes_waiting_blocks_but_not_the_one_begun() {
        TestPeer a = peer(RATE, 0, 0);
        TestPeer b = peer(0, 0, 0);
        connect(a, b);
        network.time().runUntil(1000 * MS);

        a.first().upload(3, BLOCK, tokens);
        a.first().connection.choke();
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard.subList(0, 2)).containsExactly("1001000000 piece 0 0 16384", "1001000000 choke");
        assertThat(b.heard).hasSize(4);
    }

    @Test
    void a_close_lets_what_was_sent_before_arrive_and_releases_what_was_not_delivered() {
        TestPeer a = peer(RATE, 0, MS);
        TestPeer b = peer(0, 0, MS);
        connect(a, b);
        network.time().runUntil(1000 * MS);
        var ours = a.first().connection;
        var theirs = b.first().connection;

        a.first().upload(1, BLOCK, tokens);
        theirs.piece(7, 0, tokens.good(BLOCK));
        ours.have(3);
        ours.close(CloseReason.STOPPED);
        ours.have(4);
        ours.piece(9, 0, tokens.good(BLOCK));
        theirs.piece(8, 0, tokens.good(BLOCK));
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard)
                .containsExactly("1003000000 piece 0 0 16384", "1003000000 have 3", "1003000000 close REMOTE");
        assertThat(a.heard).isEmpty();
        assertThat(ours.writable()).isFalse();
        assertThat(tokens.live()).isZero();
    }

    @Test
    void a_close_drops_what_waits_for_the_own_downlink() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, RATE, MS);
        connect(a, b);
        for (int i = 0; i < 5; i++) {
            a.first().connection.piece(i, 0, tokens.good(BLOCK));
        }
        network.time().runUntil(network.time().nanos() + 3 * MS);

        b.first().connection.close(CloseReason.STOPPED);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard).hasSize(1);
        assertThat(tokens.live()).isZero();
    }

    @Test
    void both_ends_may_close_at_the_same_time() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, 0, MS);
        connect(a, b);

        a.first().connection.close(CloseReason.STOPPED);
        b.first().connection.close(CloseReason.STOPPED);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(a.heard).isEmpty();
        assertThat(b.heard).isEmpty();
        assertThat(a.node.connectionCount() + b.node.connectionCount()).isZero();
    }

    @Test
    void a_node_that_leaves_closes_its_connections_and_silences_its_alarms() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, 0, MS);
        TestPeer c = peer(0, 0, MS);
        connect(a, b);
        connect(c, a);
        network.time().runUntil(1000 * MS);
        a.node.alarms().alarm(() -> a.heard.add("rang")).at(1001 * MS);

        a.node.close();
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard).containsExactly("1002000000 close REMOTE");
        assertThat(c.heard).containsExactly("1002000000 close REMOTE");
        assertThat(a.heard).isEmpty();
    }

    @Test
    void a_dial_whose_target_leaves_meanwhile_fails() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, 0, MS);
        a.dial(b);
        network.time().runUntil(3 * MS);

        b.node.close();
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(a.heard).containsExactly("5000000 failed REMOTE");
    }
}
