package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How connections share the links of the nodes at their ends. */
class SharingTest {
    private static final long MS = 1_000_000;
    private static final int BLOCK = 16 * 1024;
    /** One block's message takes 1 ms at this rate. */
    private static final long RATE = (BLOCK + 13) * 1000L;

    private final VirtualNetwork network = new VirtualNetwork(3);
    private final Tokens tokens = Tokens.counting();
    private final List<Integer> arrivals = new ArrayList<>();

    private TestPeer peer(long up, long down) {
        return new TestPeer(network.addNode(TestPeer.address(network.nodeCount()), new AccessLink(up, down, MS)));
    }

    private TestPeer.End connect(TestPeer from, TestPeer to) {
        from.dial(to);
        network.time().runEvents(Long.MAX_VALUE);
        from.heard.clear();
        to.heard.clear();
        return from.ends.get(from.ends.size() - 1);
    }

    private void recordSources() {
        network.trace((nanos, connection, source, target, verb, a, b, c) -> {
            if (verb == Verb.PIECE) {
                arrivals.add(source);
            }
        });
    }

    private static List<String> times(TestPeer peer, long from) {
        return peer.heard.stream()
                .filter(line -> line.contains("piece"))
                .map(line -> Long.toString((Long.parseLong(line.substring(0, line.indexOf(' '))) - from) / MS))
                .toList();
    }

    @Test
    void two_connections_share_an_uplink_block_by_block() {
        TestPeer seed = peer(RATE, 0);
        TestPeer left = peer(0, 0);
        TestPeer right = peer(0, 0);
        TestPeer.End toLeft = connect(seed, left);
        TestPeer.End toRight = connect(seed, right);
        network.time().runUntil(1000 * MS);

        toLeft.upload(4, BLOCK, tokens);
        toRight.upload(4, BLOCK, tokens);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(times(left, 1002 * MS)).containsExactly("1", "3", "5", "7");
        assertThat(times(right, 1002 * MS)).containsExactly("2", "4", "6", "8");
    }

    @Test
    void a_weight_of_three_moves_three_blocks_for_one() {
        TestPeer seed = peer(RATE, 0);
        TestPeer left = peer(0, 0);
        TestPeer right = peer(0, 0);
        TestPeer.End toLeft = connect(seed, left);
        TestPeer.End toRight = connect(seed, right);
        toLeft.member.weight(3);

        toLeft.upload(60, BLOCK, tokens);
        toRight.upload(60, BLOCK, tokens);
        network.time().runUntil(network.time().nanos() + 42 * MS);

        assertThat(times(left, 0)).hasSize(30);
        assertThat(times(right, 0)).hasSize(10);
    }

    @Test
    void two_senders_share_a_downlink_block_by_block() {
        TestPeer a = peer(0, 0);
        TestPeer b = peer(0, 0);
        TestPeer sink = peer(0, RATE);
        TestPeer.End fromA = connect(a, sink);
        TestPeer.End fromB = connect(b, sink);
        network.time().runUntil(1000 * MS);
        recordSources();

        fromA.upload(4, BLOCK, tokens);
        fromB.upload(4, BLOCK, tokens);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(times(sink, 1002 * MS)).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        for (int i = 2; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i)).isEqualTo(arrivals.get(i - 2));
        }
        assertThat(arrivals).contains(0, 1);
    }

    @Test
    void a_late_joiner_gets_its_share_of_a_downlink_within_two_blocks() {
        TestPeer incumbent = peer(0, 0);
        TestPeer late = peer(0, 0);
        TestPeer sink = peer(0, RATE);
        TestPeer.End first = connect(incumbent, sink);
        TestPeer.End second = connect(late, sink);
        network.time().runUntil(1000 * MS);
        recordSources();

        first.upload(100, BLOCK, tokens);
        network.time().runUntil(1020 * MS);
        int before = arrivals.size();
        second.upload(20, BLOCK, tokens);
        network.time().runUntil(1062 * MS);

        List<Integer> after = arrivals.subList(before, arrivals.size());
        assertThat(after.subList(0, 4)).contains(1);
        assertThat(after.stream().filter(source -> source == 1).count()).isBetween(19L, 20L);
    }

    @Test
    void small_blocks_get_the_same_bytes_not_the_same_turns() {
        TestPeer seed = peer(RATE, 0);
        TestPeer large = peer(0, 0);
        TestPeer small = peer(0, 0);
        TestPeer.End toLarge = connect(seed, large);
        TestPeer.End toSmall = connect(seed, small);

        toLarge.upload(500, BLOCK, tokens);
        toSmall.upload(5000, BLOCK / 8, tokens);
        network.time().runUntil(network.time().nanos() + 400 * MS);

        assertThat((double) small.node.traffic().receivedBytes())
                .isBetween(
                        0.98 * large.node.traffic().receivedBytes(),
                        1.02 * large.node.traffic().receivedBytes());
    }

    @Test
    void control_messages_cost_time_only_while_the_link_is_busy() {
        TestPeer a = peer(RATE, 0);
        TestPeer b = peer(0, 0);
        TestPeer.End end = connect(a, b);
        for (int i = 0; i < 10_000; i++) {
            end.connection.have(i);
        }
        network.time().runUntil(1000 * MS);
        b.heard.clear();

        end.upload(1, BLOCK, tokens);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(b.heard).containsExactly("1003000000 piece 0 0 16384");
    }

    @Test
    void a_capped_path_spaces_blocks_and_tells_when_the_next_may_go() {
        network.spacing((from, to) -> from.id() == 0 ? 10 * MS : 0);
        TestPeer a = peer(0, 0);
        TestPeer b = peer(0, 0);
        TestPeer.End end = connect(a, b);
        TestPeer.End back = b.first();
        network.time().runUntil(1000 * MS);

        end.upload(3, BLOCK, tokens);
        back.upload(3, BLOCK / 2, tokens);
        assertThat(end.connection.writable()).isFalse();
        assertThat(back.connection.writable()).isTrue();
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(times(b, 1002 * MS)).containsExactly("0", "10", "20");
        assertThat(times(a, 1002 * MS)).containsExactly("0", "0", "0");
        assertThat(a.heard).contains("1010000000 writable", "1020000000 writable");
        assertThat(end.connection.writable()).isTrue();
    }

    @Test
    void a_capped_path_that_closes_tells_no_more() {
        network.spacing((from, to) -> 10 * MS);
        TestPeer a = peer(0, 0);
        TestPeer b = peer(0, 0);
        TestPeer.End end = connect(a, b);

        end.upload(1, BLOCK / 2, tokens);
        end.connection.close(CloseReason.STOPPED);
        network.time().runEvents(Long.MAX_VALUE);

        assertThat(a.heard).isEmpty();
        assertThat(times(b, 0)).hasSize(1);
        assertThat(tokens.live()).isZero();
    }
}
