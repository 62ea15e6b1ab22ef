package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.world.TrackerTroubles;
import io.swarmbed.tracker.fault.RegistryFaults;
import io.swarmbed.tracker.fault.TrackerConduct;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.PeerList;
import io.swarmbed.tracker.swarm.SwarmRegistry;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tracker's own registry, called without a wire between. A packet takes the peer's one-way latency to the core of the
 * network and the tracker's own from there. An announce takes two exchanges, as a connection id (BEP 15) or TCP's SYN comes before it.
 */
final class VirtualTracker {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int PACKETS_BEFORE_THE_ANNOUNCE = 3;

    private static final AnnounceOutcome NO_ANSWER = new AnnounceOutcome.Failure("the tracker does not answer");

    private final SwarmRegistry registry;
    private final TrackerConduct conduct;
    private final RegistryFaults faults;

    /** @param clock the time since the start of the run */
    VirtualTracker(Scenario scenario, Clock clock) {
        this.conduct = TrackerTroubles.conduct(scenario);
        int interval = (int) Math.max(1, scenario.tracker().intervalNanos() / NANOS_PER_SECOND);
        this.registry = new SwarmRegistry(
                SwarmSettings.defaults().withInterval(interval).withPeerIds(false), scenario.seed());
        this.faults = new RegistryFaults(conduct, clock::nanos, registry::select, registry::clear);
    }

    /**
     * The tracker as this peer sees it.
     *
     * @param seeds replies are drawn from a stream of their own for each of the peer's announces
     */
    TrackerPort port(VirtualNode node, SeedTree seeds) {
        return new Port(node, seeds);
    }

    private final class Port implements TrackerPort {
        private final VirtualNode node;
        private final SeedTree seeds;
        private int announces;

        private Port(VirtualNode node, SeedTree seeds) {
            this.node = node;
            this.seeds = seeds;
        }

        @Override
        public void announce(AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
            long oneWay = node.link().latencyNanos() + conduct.latencyNanos();
            SeedTree announce = seeds.child(announces++);
            RandomStream random = announce.stream();
            after(PACKETS_BEFORE_THE_ANNOUNCE * oneWay, () -> {
                long now = node.clock().nanos();
                if (conduct.swallows(now, () -> announce.child("loss").stream())) {
                    after(TrackerTroubles.PATIENCE_NANOS, () -> outcome.accept(NO_ANSWER));
                    return;
                }
                long delay = conduct.delayNanos(now);
                AnnounceOutcome answer = answer(request, random);
                if (delay < TrackerTroubles.PATIENCE_NANOS) {
                    after(delay + oneWay, () -> outcome.accept(answer));
                } else {
                    after(TrackerTroubles.PATIENCE_NANOS, () -> outcome.accept(NO_ANSWER));
                }
            });
        }

        private void after(long nanos, Runnable action) {
            node.alarms().alarm(action).at(node.clock().nanos() + nanos);
        }

        private AnnounceOutcome answer(AnnounceRequest request, RandomStream random) {
            Endpoint endpoint = Endpoint.ofIpv4(node.address().ipv4(), request.port());
            faults.prepare();
            AnnounceResponse response = faults.told(registry.announce(
                    new io.swarmbed.tracker.swarm.AnnounceRequest(
                            request.infoHash(),
                            endpoint,
                            request.peerId(),
                            request.left(),
                            event(request.event()),
                            request.numWant()),
                    node.clock().nanos() / NANOS_PER_SECOND,
                    random));
            if (response instanceof AnnounceResponse.Accepted accepted) {
                return new AnnounceOutcome.Success(
                        addresses(accepted.peers()),
                        registry.settings().intervalSeconds(),
                        registry.settings().minIntervalSeconds(),
                        accepted.totals().complete(),
                        accepted.totals().incomplete());
            }
            return new AnnounceOutcome.Failure(((AnnounceResponse.Refused) response).reason());
        }
    }

    private static AnnounceEvent event(AnnounceRequest.Event event) {
        return switch (event) {
            case NONE -> AnnounceEvent.NONE;
            case STARTED -> AnnounceEvent.STARTED;
            case COMPLETED -> AnnounceEvent.COMPLETED;
            case STOPPED -> AnnounceEvent.STOPPED;
        };
    }

    private static List<PeerAddress> addresses(PeerList peers) {
        List<PeerAddress> addresses = new ArrayList<>(peers.size());
        for (int i = 0; i < peers.size(); i++) {
            Endpoint peer = peers.endpoint(i);
            addresses.add(PeerAddress.ofIpv4((int) peer.low(), peer.port()));
        }
        return addresses;
    }
}
