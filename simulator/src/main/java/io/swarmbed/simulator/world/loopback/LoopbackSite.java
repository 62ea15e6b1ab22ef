package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.net.EventLoops;
import io.swarmbed.engine.net.NetworkSettings;
import io.swarmbed.engine.net.PeerLoop;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.tracker.TrackerClient;
import io.swarmbed.engine.tracker.TrackerClientSettings;
import io.swarmbed.engine.tracker.TrackerConnector;
import io.swarmbed.engine.tracker.UdpTiming;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.world.PeerSetup;
import io.swarmbed.simulator.world.SwarmRun;
import io.swarmbed.simulator.world.TrackerTroubles;
import io.swarmbed.tracker.fault.TrackerConduct;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What all peers of a loopback run share. */
final class LoopbackSite {
    /** Nothing is lost on loopback, but on a busy machine an answer may take seconds. */
    private static final UdpTiming UDP_TIMING = new UdpTiming(5_000_000_000L, 2);

    private final SwarmRun run;
    private final EventLoops loops;
    private final ContentStores stores;
    private final PeerSetup setup;
    private final LoopbackAddresses addresses;
    private final Executor director;
    private final String trackerUrl;
    private final Optional<SwarmCopies> swarmCopies;
    private final Map<PeerAddress, Long> latencies = new HashMap<>();

    LoopbackSite(
            SwarmRun run,
            EventLoops loops,
            ContentStores stores,
            PeerSetup setup,
            LoopbackAddresses addresses,
            Executor director,
            String trackerUrl) {
        this.run = run;
        this.loops = loops;
        this.stores = stores;
        this.setup = setup;
        this.swarmCopies = setup.swarmCopies(run.metainfo().geometry());
        this.addresses = addresses;
        this.director = director;
        this.trackerUrl = trackerUrl;
        if (addresses.distinct()) {
            for (PeerPlan peer : run.plan().peers()) {
                latencies.put(addresses.of(peer.index()).withPort(0), peer.latencyNanos());
            }
        }
    }

    SwarmRun run() {
        return run;
    }

    EventLoops loops() {
        return loops;
    }

    ContentStores stores() {
        return stores;
    }

    PeerSetup setup() {
        return setup;
    }

    /** The copies of each piece in the swarm, if a picker looks at them. */
    Optional<SwarmCopies> swarmCopies() {
        return swarmCopies;
    }

    LoopbackAddresses addresses() {
        return addresses;
    }

    /** Runs tasks on the thread that lets peers join and leave. */
    Executor director() {
        return director;
    }

    String trackerUrl() {
        return trackerUrl;
    }

    /**
     * The peer's place in the network. What it sends to another takes the latency of both; where peers share an address
     * they cannot be told apart, and the other's latency is taken to be its own.
     */
    NetworkSettings network(PeerAddress address, PeerPlan peer) {
        return NetworkSettings.listeningOn(address)
                .withLatencyNanos(remote ->
                        peer.latencyNanos() + latencies.getOrDefault(remote.withPort(0), peer.latencyNanos()));
    }

    TrackerClient trackerClient(PeerLoop loop, PeerAddress local, SeedTree seeds) {
        return TrackerConnector.connect(
                loop.netty(),
                loop.clock(),
                loop.alarms(),
                seeds.child("transactions").stream(),
                Runnable::run,
                trackerClientSettings().withLocalAddress(local));
    }

    /**
     * An announce fails when there is no answer for as long as in the other worlds, beside what latency explains. It is not
     * repeated meanwhile where the scenario lets it fail, or fewer would fail than it says.
     */
    private TrackerClientSettings trackerClientSettings() {
        TrackerConduct conduct = TrackerTroubles.conduct(run.scenario());
        long roundTrip = 2 * conduct.latencyNanos();
        return TrackerClientSettings.defaults()
                .withUdp(conduct.isProper() ? UDP_TIMING : new UdpTiming(TrackerTroubles.PATIENCE_NANOS + roundTrip, 0))
                .withHttpTimeoutNanos(TrackerTroubles.PATIENCE_NANOS + 2 * roundTrip);
    }
}
