package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TCP over links with queues: its throughput, and how connections share a bottleneck. */
class PacketModelTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000;
    private static final int BLOCK = 16 * 1024;
    /** The part of a packet that is content. */
    private static final double CONTENT = 1460.0 / 1500;

    private final VirtualNetwork network = new VirtualNetwork(5, NetworkModel.Packet.DEFAULT);
    private final Tokens tokens = Tokens.shared();

    private TestPeer node(long up, long down, long latencyMillis) {
        TestPeer peer = new TestPeer(
                network.addNode(TestPeer.address(network.nodeCount()), new AccessLink(up, down, latencyMillis * MS)));
        peer.deaf = true;
        return peer;
    }

    private void transfer(TestPeer from, TestPeer to) {
        from.dial(to);
        network.time().runUntil(network.time().nanos() + SECOND);
        from.ends.get(from.ends.size() - 1).serve(tokens);
        to.ends.get(to.ends.size() - 1).keepRequesting(400, BLOCK);
    }

    /** Bytes per second that each received over so many seconds. */
    private List<Double> rates(long seconds, List<TestPeer> receivers) {
        List<Long> before = new ArrayList<>();
        receivers.forEach(peer -> before.add(peer.node.traffic().receivedContentBytes()));
        network.time().runUntil(network.time().nanos() + seconds * SECOND);
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            rates.add((receivers.get(i).node.traffic().receivedContentBytes() - before.get(i)) / (double) seconds);
        }
        return rates;
    }

    @ParameterizedTest
    @CsvSource({"100000, 5", "1000000, 20", "4000000, 50"})
    void one_connection_without_loss_fills_its_link(long rate, long latencyMillis) {
        TestPeer from = node(rate, 0, latencyMillis);
        TestPeer to = node(0, 0, latencyMillis);
        transfer(from, to);
        network.time().runUntil(20 * SECOND);

        assertThat(rates(60, List.of(to)).get(0)).isBetween(0.93 * CONTENT * rate, CONTENT * rate);
    }

    @ParameterizedTest
    @CsvSource({"0.001, 20", "0.01, 10", "0.01, 40"})
    void a_lossy_path_has_the_rate_that_its_loss_and_its_round_trip_allow(double loss, long latencyMillis) {
        network.loss((from, to) -> from.id() == 0 ? loss : 0);
        TestPeer from = node(0, 0, latencyMillis);
        TestPeer to = node(0, 0, latencyMillis);
        transfer(from, to);
        network.time().runUntil(20 * SECOND);

        double roundTrip = 4 * latencyMillis / 1e3;
        double mathis = 1460 / roundTrip * StrictMath.sqrt(1.5 / loss);
        assertThat(rates(200, List.of(to)).get(0)).isCloseTo(mathis, within(0.2 * mathis));
    }

    @Test
    void connections_with_equal_round_trips_share_a_bottleneck_about_evenly() {
        TestPeer sink = node(0, 1_000_000, 10);
        List<TestPeer> others = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            others.add(node(0, 0, 10));
            transfer(others.get(i), sink);
        }
        List<Long> before = new ArrayList<>();
        others.forEach(peer -> before.add(peer.node.traffic().sentContentBytes()));
        double whole = rates(120, List.of(sink)).get(0);

        assertThat(whole).isBetween(0.95 * CONTENT * 1e6, CONTENT * 1e6);
        for (int i = 0; i < 6; i++) {
            double share = (others.get(i).node.traffic().sentContentBytes() - before.get(i)) / 120.0;
            assertThat(share).isCloseTo(whole / 6, within(0.2 * whole / 6));
        }
    }

    @Test
    void a_connection_over_two_full_links_gets_less_than_those_over_one() {
        TestPeer both = node(1_000_000, 0, 10);
        TestPeer other = node(1_000_000, 0, 10);
        TestPeer easy = node(0, 0, 10);
        TestPeer full = node(0, 600_000, 10);
        transfer(both, easy);
        transfer(both, full);
        transfer(other, full);
        network.time().runUntil(20 * SECOND);
        long before = other.node.traffic().sentContentBytes();
        List<Double> rates = rates(60, List.of(easy, full));
        double alone = (other.node.traffic().sentContentBytes() - before) / 60.0;

        assertThat(rates.get(1)).isBetween(0.95 * CONTENT * 600_000, CONTENT * 600_000);
        assertThat(rates.get(1) - alone).isBetween(50_000.0, 0.9 * alone);
        assertThat(rates.get(0)).isGreaterThan(0.95 * CONTENT * 1e6 - (rates.get(1) - alone));
    }

    @Test
    void a_connection_made_again_draws_other_losses() {
        network.loss((from, to) -> from.id() == 0 ? 0.05 : 0);
        TestPeer from = node(1_000_000, 0, 20);
        TestPeer to = node(0, 0, 20);
        List<List<Long>> times = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            from.dial(to);
            network.time().runUntil(network.time().nanos() + 10 * SECOND);
            to.deaf = false;
            to.heard.clear();
            long start = network.time().nanos();
            from.ends.get(i).upload(50, BLOCK, tokens);
            network.time().runUntil(start + 100 * SECOND);
            times.add(to.heard.stream()
                    .map(heard -> Long.parseLong(heard.substring(0, heard.indexOf(' '))) - start)
                    .toList());
            from.ends.get(i).connection.close(CloseReason.STOPPED);
            network.time().runUntil(network.time().nanos() + 10 * SECOND);
        }
        assertThat(times.get(0)).hasSize(50);
        assertThat(times.get(1)).hasSize(50).isNotEqualTo(times.get(0));
    }

    @Test
    void a_block_needs_round_trips_to_get_through_slow_start() {
        TestPeer from = node(0, 0, 25);
        TestPeer to = node(0, 0, 25);
        from.dial(to);
        network.time().runUntil(SECOND);
        to.deaf = false;
        to.heard.clear();
        from.first().upload(1, BLOCK, tokens);
        network.time().runUntil(2 * SECOND);

        // 16,397 bytes are twelve segments: ten in the first window, two when the first acknowledgement is back.
        assertThat(to.heard).hasSize(1);
        long nanos = Long.parseLong(to.heard.get(0).substring(0, to.heard.get(0).indexOf(' ')));
        assertThat(nanos - SECOND).isBetween(150 * MS, 151 * MS);
    }
}
