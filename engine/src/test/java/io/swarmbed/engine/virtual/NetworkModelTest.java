package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmbed.engine.wire.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each network model on small topologies whose max-min fair shares are known. */
class NetworkModelTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000;
    private static final int BLOCK = 16 * 1024;
    /** A block's message is this much longer than the block, in the proportion of a request and a block. */
    private static final double OVERHEAD = (BLOCK + 13.0) / BLOCK;

    /** A model and how far from the fair share a connection may be. */
    enum Model {
        FAIR_QUEUE(NetworkModel.FAIR_QUEUE, 0.03),
        MAX_MIN(NetworkModel.MaxMin.DEFAULT, 0.003),
        MAX_MIN_IN_BATCHES(new NetworkModel.MaxMin(20 * MS, 0), 0.003),
        PACKET(NetworkModel.Packet.DEFAULT, 0.3);

        final NetworkModel model;
        final double tolerance;

        Model(NetworkModel model, double tolerance) {
            this.model = model;
            this.tolerance = tolerance;
        }
    }

    /** Nodes, and connections between them on which one end keeps sixteen requests under way. */
    private static final class Topology {
        private static final int WINDOW = 16;

        final Model model;
        final VirtualNetwork network;
        final Tokens tokens = Tokens.counting();
        final List<TestPeer> peers = new ArrayList<>();
        final List<TestPeer.End> uploads = new ArrayList<>();
        final List<Long> delivered = new ArrayList<>();
        private final int[][] uploadOf = new int[8][8];

        Topology(Model model) {
            this.model = model;
            network = new VirtualNetwork(11, model.model);
            network.trace((nanos, connection, source, target, verb, a, b, c) -> {
                if (verb == Verb.PIECE) {
                    int upload = uploadOf[source][target];
                    delivered.set(upload, delivered.get(upload) + c);
                }
            });
        }

        /** Adds a node with links of so many kB/s, 0 for no limit. */
        Topology node(long up, long down) {
            TestPeer peer = new TestPeer(network.addNode(
                    TestPeer.address(network.nodeCount()), new AccessLink(up * 1000, down * 1000, 10 * MS)));
            peer.deaf = true;
            peers.add(peer);
            return this;
        }

        TestPeer.End upload(int from, int to) {
            peers.get(from).dial(peers.get(to));
            network.time().runUntil(network.time().nanos() + SECOND);
            TestPeer.End near = last(peers.get(from).ends);
            uploadOf[from][to] = uploads.size();
            uploads.add(near);
            delivered.add(0L);
            near.serve(tokens);
            last(peers.get(to).ends).keepRequesting(WINDOW, BLOCK);
            return near;
        }

        private static TestPeer.End last(List<TestPeer.End> ends) {
            return ends.get(ends.size() - 1);
        }

        void runFor(long seconds) {
            network.time().runUntil(network.time().nanos() + seconds * SECOND);
        }

        /** After a second, checks the rates of the uploads on the wire, in kB/s, over the next twenty seconds. */
        void expect(double... rates) {
            runFor(1);
            List<Long> before = List.copyOf(delivered);
            runFor(20);
            for (int i = 0; i < rates.length; i++) {
                double measured = (delivered.get(i) - before.get(i)) * OVERHEAD / 20e3;
                assertThat(measured)
                        .as("upload %d of %s", i, model)
                        .isCloseTo(rates[i], within(model.tolerance * rates[i] + BLOCK / 20e3));
            }
        }

        void stop() {
            uploads.forEach(TestPeer.End::discard);
            network.time().runEvents(Long.MAX_VALUE);
            assertThat(tokens.live()).isZero();
            for (TestPeer peer : peers) {
                assertThat(peer.node.connectionCount()).isPositive();
            }
            assertThat(peers.stream()
                            .mapToLong(p -> p.node.traffic().receivedBytes())
                            .sum())
                    .isEqualTo(peers.stream()
                            .mapToLong(p -> p.node.traffic().sentBytes())
                            .sum());
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_uplink_is_shared_evenly(Model model) {
        Topology topology = new Topology(model)
                .node(1000, 0)
                .node(0, 0)
                .node(0, 0)
                .node(0, 0)
                .node(0, 0);
        for (int to = 1; to <= 4; to++) {
            topology.upload(0, to);
        }
        topology.expect(250, 250, 250, 250);
        topology.stop();
    }

    @ParameterizedTest
    @EnumSource
    void one_downlink_is_shared_evenly(Model model) {
        Topology topology = new Topology(model)
                .node(0, 1000)
                .node(900, 0)
                .node(900, 0)
                .node(900, 0)
                .node(900, 0);
        for (int from = 1; from <= 4; from++) {
            topology.upload(from, 0);
        }
        topology.expect(250, 250, 250, 250);
        topology.stop();
    }

    @ParameterizedTest
    @EnumSource
    void what_a_narrow_downlink_denies_one_upload_the_others_of_its_sender_get(Model model) {
        Topology topology =
                new Topology(model).node(1000, 0).node(0, 100).node(0, 0).node(0, 0);
        topology.upload(0, 1);
        topology.upload(0, 2);
        topology.upload(0, 3);
        topology.expect(100, 450, 450);
        topology.stop();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PACKET")
    void two_bottlenecks_leave_each_what_the_other_does_not_use(Model model) {
        // Node 0 sends to 2 and 3, node 1 to 3: the downlink of 3 is shared, and 0 gives the rest to 2.
        Topology topology =
                new Topology(model).node(1000, 0).node(1000, 0).node(0, 0).node(0, 600);
        topology.upload(0, 2);
        topology.upload(0, 3);
        topology.upload(1, 3);
        topology.expect(700, 300, 300);
        topology.stop();
    }

    @ParameterizedTest
    @EnumSource
    void slow_and_fast_senders_fill_a_downlink(Model model) {
        Topology topology = new Topology(model)
                .node(100, 0)
                .node(200, 0)
                .node(2000, 0)
                .node(2000, 0)
                .node(0, 1300);
        for (int from = 0; from < 4; from++) {
            topology.upload(from, 4);
        }
        topology.expect(100, 200, 500, 500);
        topology.stop();
    }

    @ParameterizedTest
    @EnumSource
    void a_late_joiner_gets_its_share_and_leaves_it_when_it_goes(Model model) {
        Topology topology = new Topology(model).node(900, 0).node(900, 0).node(0, 800);
        topology.upload(0, 2);
        topology.expect(800);
        TestPeer.End late = topology.upload(1, 2);
        topology.expect(400, 400);
        late.connection.close(CloseReason.STOPPED);
        late.discard();
        topology.expect(800, 0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PACKET")
    void weights_divide_an_uplink(Model model) {
        Topology topology = new Topology(model).node(1000, 0).node(0, 0).node(0, 0);
        topology.upload(0, 1);
        topology.upload(0, 2).member.weight(4);
        topology.expect(200, 800);
        topology.stop();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PACKET")
    void a_capped_path_leaves_the_rest_to_others(Model model) {
        Topology topology = new Topology(model).node(1000, 0).node(0, 0).node(0, 0);
        // One block of 16 KiB in 100 ms is 163.84 kB/s of content.
        topology.network.spacing((from, to) -> to.id() == 1 ? 100 * MS : 0);
        topology.upload(0, 1);
        topology.upload(0, 2);
        topology.expect(163.84, 836.16);
        topology.stop();
    }

    @ParameterizedTest
    @EnumSource
    void a_partition_stops_an_upload_and_its_end_lets_it_go_on(Model model) {
        Topology topology = new Topology(model).node(500, 2000).node(500, 2000);
        topology.upload(0, 1);
        topology.expect(500);
        topology.network.separate((a, b) -> true);
        topology.expect(0);
        topology.network.separate(Separation.NONE);
        topology.runFor(2);
        topology.expect(500);
        topology.stop();
    }

    @ParameterizedTest
    @EnumSource
    void a_crash_of_the_sender_loses_no_block_for_good(Model model) {
        Topology topology = new Topology(model).node(500, 2000).node(500, 2000);
        TestPeer.End upload = topology.upload(0, 1);
        topology.expect(500);
        topology.peers.get(0).node.crash();
        upload.discard();
        topology.expect(0);
        topology.peers.get(1).first().connection.close(CloseReason.STOPPED);
        topology.network.time().runEvents(Long.MAX_VALUE);
        assertThat(topology.tokens.live()).isZero();
    }
}
