package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.link.PacketHeaders;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.virtual.NetworkModel;
import io.swarmbed.engine.virtual.VirtualNetwork;
import io.swarmbed.engine.wire.WireSize;
import io.swarmbed.simulator.scenario.Network;
import io.swarmbed.simulator.scenario.Overhead;
import io.swarmbed.simulator.scenario.Regions;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import java.util.List;

/** What is between two peers of a plan: latency by access links and regions, and the rate of a lossy path. */
final class NetworkRules {
    private static final double MILLION = 1e6;
    /** Of one loss in 1/p packets with an acknowledgement for each (Mathis and others 1997): C² = 3/2. */
    private static final double MATHIS_SQUARED = 1.5;

    private final Network network;
    private final long trackerNanos;
    private final List<PeerPlan> peers;

    NetworkRules(Scenario scenario, SwarmPlan plan) {
        this.network = scenario.network();
        this.trackerNanos = scenario.tracker().latencyNanos();
        this.peers = plan.peers();
    }

    /** A network without nodes that keeps these rules; the nodes' ids are the peers' indices. */
    VirtualNetwork build(long seed) {
        VirtualNetwork built = new VirtualNetwork(seed, model());
        built.headers(new PacketHeaders(headerBytes(), network.maxSegmentBytes()));
        if (!network.regions().equals(Regions.NONE)) {
            built.latency((from, to) -> oneWayNanos(peers.get(from.id()), peers.get(to.id())));
        }
        if (peers.stream().anyMatch(peer -> peer.lossPerMillion() > 0)) {
            built.spacing((from, to) -> blockNanos(peers.get(from.id()), peers.get(to.id())));
            built.loss((from, to) -> loss(peers.get(from.id()), peers.get(to.id())));
        }
        return built;
    }

    private NetworkModel model() {
        return switch (network.model()) {
            case FAIR_QUEUE -> NetworkModel.FAIR_QUEUE;
            case MAXMIN -> NetworkModel.MaxMin.DEFAULT;
            case PACKET ->
                new NetworkModel.Packet(
                        network.maxSegmentBytes(),
                        headerBytes(),
                        NetworkModel.Packet.DEFAULT.queueNanos(),
                        NetworkModel.Packet.DEFAULT.queuePackets());
        };
    }

    private int headerBytes() {
        return network.overhead() == Overhead.TCP_IP ? PacketHeaders.TCP_IP_BYTES : 0;
    }

    private long oneWayNanos(PeerPlan from, PeerPlan to) {
        long between = from.region() == PeerPlan.NOWHERE ? 0 : network.regions().nanos(from.region(), to.region());
        return from.latencyNanos() + between + to.latencyNanos();
    }

    private static double loss(PeerPlan from, PeerPlan to) {
        return 1 - (1 - from.lossPerMillion() / MILLION) * (1 - to.lossPerMillion() / MILLION);
    }

    /**
     * The time of a block on a path where packets are lost: TCP's rate is at most MSS/RTT · √(3/2) / √p (Mathis, Semke,
     * Mahdavi, Ott 1997), p being the loss of both access links.
     */
    long blockNanos(PeerPlan from, PeerPlan to) {
        return blockNanos(oneWayNanos(from, to) + oneWayNanos(to, from), loss(from, to));
    }

    private long blockNanos(long roundTripNanos, double loss) {
        double segments = (double) (PieceGeometry.BLOCK_LENGTH + WireSize.PIECE_HEADER) / network.maxSegmentBytes();
        return (long) (segments * roundTripNanos * StrictMath.sqrt(loss / MATHIS_SQUARED));
    }

    /** At least the round trip between any two peers, or a peer and the tracker. */
    long longestRoundTripNanos() {
        long access = peers.stream().mapToLong(PeerPlan::latencyNanos).max().orElse(0);
        long between = network.regions().latencyNanos().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return 2 * (access + Math.max(access + between, trackerNanos));
    }

    /** At least the time of a block between any two peers by loss alone. */
    long longestBlockNanos() {
        long loss = peers.stream().mapToLong(PeerPlan::lossPerMillion).max().orElse(0);
        double survives = 1 - loss / MILLION;
        return blockNanos(longestRoundTripNanos(), 1 - survives * survives);
    }
}
