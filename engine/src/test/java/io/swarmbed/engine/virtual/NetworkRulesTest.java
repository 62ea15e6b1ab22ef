package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.link.PacketHeaders;
import io.swarmbed.engine.wire.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Latency by rule, nodes that cannot be dialled, partitions, crashes, packet headers. */
class NetworkRulesTest {
    private static final long MS = 1_000_000;
    private static final int BLOCK = 16 * 1024;
    /** One block's message takes 1 ms at this rate. */
    private static final long RATE = (BLOCK + 13) * 1000L;

    private final VirtualNetwork network = new VirtualNetwork(5);
    private final Tokens tokens = Tokens.counting();

    private TestPeer peer(long up, long down, long latency) {
        return new TestPeer(network.addNode(TestPeer.address(network.nodeCount()), new AccessLink(up, down, latency)));
    }

    private TestPeer.End connect(TestPeer from, TestPeer to) {
        from.dial(to);
        network.time().runEvents(Long.MAX_VALUE);
        from.heard.clear();
        to.heard.clear();
        return from.ends.get(from.ends.size() - 1);
    }

    private long after(long millis) {
        return network.time().nanos() + millis * MS;
    }

    private static Separation between(TestPeer a, TestPeer b) {
        return (x, y) -> (x == a.node && y == b.node) || (x == b.node && y == a.node);
    }

    @Test
    void the_ways_there_and_back_may_differ() {
        network.latency((from, to) -> from.id() == 0 ? 10 * MS : 3 * MS);
        TestPeer a = peer(0, 0, 77 * MS);
        TestPeer b = peer(0, 0, 77 * MS);

        a.dial(b);
        network.time().runUntil(100 * MS);
        a.first().connection.have(1);
        b.first().connection.have(2);
        network.time().runUntil(200 * MS);

        assertThat(b.heard).containsExactly("23000000 asked", "23000000 connected", "110000000 have 1");
        assertThat(a.heard).containsExactly("26000000 connected", "103000000 have 2");
    }

    @Test
    void a_node_that_is_not_reachable_can_dial_but_not_be_dialled() {
        TestPeer hidden = peer(0, 0, MS);
        TestPeer open = peer(0, 0, MS);
        TestPeer alsoHidden = peer(0, 0, MS);
        hidden.node.reachable(false);
        alsoHidden.node.reachable(false);

        open.dial(hidden);
        hidden.dial(open);
        hidden.dial(alsoHidden);
        network.time().runUntil(20_000 * MS);

        assertThat(open.heard).containsExactly("6000000 asked", "6000000 connected", "10000000000 failed UNREACHABLE");
        assertThat(hidden.heard).containsExactly("8000000 connected", "10000000000 failed UNREACHABLE");
        assertThat(alsoHidden.heard).isEmpty();
    }

    @Test
    void what_is_sent_into_a_partition_arrives_in_order_once_it_heals() {
        TestPeer a = peer(RATE, 0, MS);
        TestPeer b = peer(0, RATE, MS);
        TestPeer.End end = connect(a, b);
        network.time().runUntil(100 * MS);

        end.upload(5, BLOCK, tokens);
        network.time().runUntil(101 * MS + MS / 2);
        network.separate(between(a, b));
        end.connection.have(7);
        b.first().connection.have(8);
        assertThat(end.connection.writable()).isFalse();
        network.time().runUntil(1000 * MS);
        assertThat(a.heard).isEmpty();
        assertThat(b.heard).isEmpty();

        network.separate(Separation.NONE);
        network.time().runUntil(2000 * MS);

        assertThat(a.heard).containsExactly("1000000000 writable", "1002000000 have 8");
        assertThat(b.heard)
                .containsExactly(
                        "1000000000 writable",
                        "1003000000 piece 0 0 16384",
                        "1004000548 piece 1 0 16384",
                        "1004000548 have 7",
                        "1005000548 piece 2 0 16384",
                        "1006000548 piece 3 0 16384",
                        "1007000548 piece 4 0 16384");
        assertThat(tokens.live()).isZero();
    }

    @Test
    void haves_under_way_keep_their_order_in_a_partition() {
        TestPeer a = peer(RATE, 0, 10 * MS);
        TestPeer b = peer(0, RATE, 10 * MS);
        TestPeer.End end = connect(a, b);
        network.time().runUntil(1000 * MS);

        end.connection.have(1);
        network.time().runUntil(1005 * MS);
        end.connection.have(2);
        network.time().runUntil(1010 * MS);
        end.upload(1, BLOCK, tokens);
        network.time().runUntil(1012 * MS);
        end.connection.have(3);
        network.separate(between(a, b));
        end.connection.have(4);
        network.time().runUntil(2000 * MS);
        network.separate(Separation.NONE);
        network.time().runUntil(3000 * MS);

        assertThat(b.heard).element(0).isEqualTo("2000000000 writable");
        assertThat(b.heard.stream().skip(1).map(line -> line.substring(line.indexOf(' ') + 1)))
                .containsExactly("have 1", "have 2", "piece 0 0 16384", "have 3", "have 4");
    }

    @Test
    void a_partition_leaves_the_other_connections_alone() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, 0, MS);
        TestPeer c = peer(0, 0, MS);
        TestPeer.End toB = connect(a, b);
        TestPeer.End toC = connect(a, c);
        network.time().runUntil(100 * MS);

        network.separate(between(a, b));
        toB.connection.have(1);
        toC.connection.have(2);
        c.dial(b);
        b.dial(a);
        network.time().runUntil(20_000 * MS);

        assertThat(c.heard).containsExactly("102000000 have 2", "108000000 connected");
        assertThat(b.heard).containsExactly("106000000 asked", "106000000 connected", "10100000000 failed UNREACHABLE");
    }

    @Test
    void an_end_that_gives_up_during_a_partition_is_heard_of_when_it_heals() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, 0, MS);
        TestPeer.End end = connect(a, b);
        network.separate(between(a, b));

        end.connection.close(CloseReason.STOPPED);
        b.first().connection.have(3);
        network.time().runUntil(500 * MS);
        assertThat(b.heard).isEmpty();
        network.separate(Separation.NONE);
        network.time().runUntil(1000 * MS);

        assertThat(b.heard).containsExactly("500000000 writable", "502000000 close REMOTE");
        assertThat(a.heard).isEmpty();
        assertThat(a.node.connectionCount() + b.node.connectionCount()).isZero();
    }

    @Test
    void a_dial_whose_handshake_is_caught_by_a_partition_times_out() {
        TestPeer a = peer(0, 0, 10 * MS);
        TestPeer b = peer(0, 0, 10 * MS);

        a.dial(b);
        network.time().runUntil(50 * MS);
        network.separate(between(a, b));
        network.time().runUntil(30_000 * MS);

        assertThat(a.heard).containsExactly("10050000000 failed UNREACHABLE");
        assertThat(b.heard).isEmpty();
        assertThat(a.node.connectionCount() + b.node.connectionCount()).isZero();
    }

    @Test
    void others_hear_nothing_of_a_crash_and_have_no_room_for_blocks() {
        TestPeer a = peer(RATE, 0, MS);
        TestPeer b = peer(RATE, 0, MS);
        TestPeer c = peer(0, 0, MS);
        TestPeer.End end = connect(a, b);
        TestPeer.End back = b.first();
        network.time().runUntil(100 * MS);

        end.upload(5, BLOCK, tokens);
        back.upload(5, BLOCK, tokens);
        network.time().runUntil(102 * MS + MS / 2);
        a.node.crash();
        end.connection.have(1);
        assertThat(back.connection.writable()).isFalse();
        back.connection.have(2);
        network.time().runUntil(1000 * MS);
        c.dial(a);
        network.time().runUntil(20_000 * MS);

        // Two blocks had left the uplink, the third was on its way through it.
        assertThat(b.heard).containsExactly("103000000 piece 0 0 16384", "104000000 piece 1 0 16384");
        assertThat(a.heard).isEmpty();
        assertThat(c.heard).containsExactly("11000000000 failed UNREACHABLE");
        assertThat(a.node.isOpen()).isFalse();
        assertThat(a.node.connectionCount()).isZero();
        back.connection.close(CloseReason.STOPPED);
        network.time().runEvents(Long.MAX_VALUE);
        assertThat(tokens.live()).isEqualTo(end.unsent() + back.unsent());
    }

    @Test
    void a_dial_that_a_crash_leaves_without_an_answer_times_out() {
        TestPeer a = peer(0, 0, 10 * MS);
        TestPeer b = peer(0, 0, 10 * MS);

        a.dial(b);
        network.time().runUntil(50 * MS);
        b.node.crash();
        network.time().runUntil(30_000 * MS);

        assertThat(a.heard).containsExactly("10050000000 failed UNREACHABLE");
        assertThat(a.node.connectionCount()).isZero();
    }

    @Test
    void a_crash_outlasts_the_end_of_a_partition() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, 0, MS);
        connect(a, b);
        network.separate(between(a, b));
        a.node.crash();
        network.separate(Separation.NONE);
        assertThat(b.first().connection.writable()).isFalse();
    }

    @Test
    void headers_take_their_time_on_both_links() {
        network.headers(new PacketHeaders(40, 1460));
        TestPeer a = peer(1_000_000, 0, MS);
        TestPeer b = peer(0, 500_000, MS);
        TestPeer.End end = connect(a, b);
        network.time().runUntil(1000 * MS);

        end.upload(1, BLOCK, tokens);
        network.time().runEvents(Long.MAX_VALUE);

        // 16397 bytes are twelve packets: 16877 bytes.
        assertThat(b.heard).containsExactly((1000 * MS + 16_877_000 + 2 * MS + 33_754_000) + " piece 0 0 16384");
        assertThat(b.node.traffic().receivedContentBytes()).isEqualTo(BLOCK);
    }

    @Test
    void an_uplink_changes_its_rate_also_for_the_rest_of_a_block() {
        TestPeer a = peer(RATE, 0, MS);
        TestPeer b = peer(0, 0, MS);
        TestPeer.End end = connect(a, b);
        network.time().runUntil(100 * MS);

        end.upload(4, BLOCK, tokens);
        network.time().runUntil(101 * MS + MS / 2);
        a.node.uplink().rate(RATE / 10);
        network.time().runUntil(105 * MS);
        a.node.uplink().rate(RATE);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard)
                .containsExactly(
                        "103000000 piece 0 0 16384",
                        "107150000 piece 1 0 16384",
                        "108150000 piece 2 0 16384",
                        "109150000 piece 3 0 16384");
        assertThat(a.node.uplink().bytesPerSecond()).isEqualTo(RATE);
    }

    @Test
    void a_downlink_changes_its_rate_also_for_the_rest_of_a_block() {
        TestPeer a = peer(0, 0, MS);
        TestPeer b = peer(0, RATE, MS);
        TestPeer.End end = connect(a, b);
        network.time().runUntil(100 * MS);

        end.upload(3, BLOCK, tokens);
        network.time().runUntil(103 * MS + MS / 2);
        b.node.downlink().rate(RATE / 10);
        network.time().runUntil(107 * MS);
        b.node.downlink().rate(RATE);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard)
                .containsExactly("103000000 piece 0 0 16384", "107150000 piece 1 0 16384", "108150000 piece 2 0 16384");
    }

    @Test
    void a_block_alone_on_idle_links_is_slowed_while_it_leaves_and_while_it_comes() {
        TestPeer a = peer(RATE, 0, MS);
        TestPeer b = peer(0, RATE, MS);
        TestPeer.End end = connect(a, b);
        network.time().runUntil(100 * MS);

        end.upload(1, BLOCK, tokens);
        end.connection.have(7);
        network.time().runUntil(100 * MS + MS / 2);
        a.node.uplink().rate(RATE / 10);
        network.time().runUntil(107 * MS + MS / 2);
        // It has left after 105.5 ms, and has been moving down for no time yet.
        b.node.downlink().rate(RATE / 10);
        network.time().runUntil(112 * MS + MS / 2);
        b.node.downlink().rate(RATE);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard).containsExactly("113000000 piece 0 0 16384", "113000000 have 7");
    }

    @Test
    void max_min_sharing_knows_partitions_crashes_and_headers_too() {
        VirtualNetwork fluid = new VirtualNetwork(5, NetworkModel.MaxMin.DEFAULT);
        fluid.headers(new PacketHeaders(40, 1460));
        TestPeer a = new TestPeer(fluid.addNode(TestPeer.address(0), new AccessLink(1_000_000, 0, MS)));
        TestPeer b = new TestPeer(fluid.addNode(TestPeer.address(1), new AccessLink(0, 0, MS)));
        a.dial(b);
        fluid.time().runUntil(100 * MS);
        b.heard.clear();

        a.first().upload(3, BLOCK, tokens);
        fluid.time().runUntil(110 * MS);
        fluid.separate(between(a, b));
        fluid.time().runUntil(1000 * MS);
        assertThat(b.heard).isEmpty();
        fluid.separate(Separation.NONE);
        fluid.time().runUntil(1010 * MS);
        a.node.crash();
        fluid.time().runUntil(2000 * MS);

        List<String> pieces =
                b.heard.stream().filter(line -> line.contains("piece")).toList();
        assertThat(pieces).containsExactly("1002000000 piece 0 0 16384");
    }
}
