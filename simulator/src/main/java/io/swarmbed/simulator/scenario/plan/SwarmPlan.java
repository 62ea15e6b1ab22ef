package io.swarmbed.simulator.scenario.plan;

import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.simulator.scenario.AccessLink;
import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * The peers of a run. Every draw has its own stream, keyed by the peer's group, its number there and the purpose, so
 * that scenarios that differ in one respect share all other draws, and a larger group begins with the same peers.
 *
 * @param seed the seed of the run
 * @param peers in the order of their index
 */
public record SwarmPlan(long seed, List<PeerPlan> peers) {
    public SwarmPlan {
        peers = List.copyOf(peers);
    }

    /** Draws the peers of this scenario from its own seed. */
    public static SwarmPlan of(Scenario scenario) {
        List<PeerPlan> peers = new ArrayList<>(scenario.peerCount());
        for (PeerGroup group : scenario.peers()) {
            SeedTree seeds = SeedTree.root(scenario.seed()).child("peer").child(group.name());
            long[] joins = JoinTimes.draw(group, seeds);
            for (int number = 0; number < group.count(); number++) {
                peers.add(peer(group, number, peers.size(), joins[number], seeds.child(number)));
            }
        }
        return new SwarmPlan(scenario.seed(), peers);
    }

    /** The seeds of everything this peer draws during the run; its children are named by purpose. */
    public SeedTree seeds(PeerPlan peer) {
        return SeedTree.root(seed)
                .child("peer")
                .child(peer.group().name())
                .child(peer.number())
                .child("run");
    }

    private static PeerPlan peer(PeerGroup group, int number, int index, long joinNanos, SeedTree seeds) {
        AccessLink link = group.link();
        long leave = leave(group.presence().departure(), seeds);
        boolean fromCompletion = group.presence().departure() instanceof Departure.AfterCompletion && !group.complete();
        return new PeerPlan(
                index,
                number,
                group,
                group.count() == 1 ? group.name() : group.name() + "-" + (number + 1),
                joinNanos,
                Math.max(1, draw(link.upload(), seeds, "up")),
                Math.max(1, draw(link.download(), seeds, "down")),
                draw(link.latency(), seeds, "latency"),
                (int) Math.min(1_000_000, draw(link.loss(), seeds, "loss")),
                fromCompletion ? PeerPlan.NEVER : leave,
                fromCompletion ? leave : PeerPlan.NEVER,
                group.presence()
                        .abort()
                        .map(abort -> draw(abort, seeds, "abort"))
                        .orElse(PeerPlan.NEVER));
    }

    private static long leave(Departure departure, SeedTree seeds) {
        if (departure instanceof Departure.AfterCompletion after) {
            return draw(after.delay(), seeds, "leave");
        }
        if (departure instanceof Departure.AfterJoining after) {
            return draw(after.session(), seeds, "leave");
        }
        return PeerPlan.NEVER;
    }

    private static long draw(Distribution distribution, SeedTree seeds, String purpose) {
        return distribution.draw(seeds.child(purpose).stream());
    }
}
