package io.swarmbed.simulator.scenario.plan;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.simulator.scenario.AccessLink;
import io.swarmbed.simulator.scenario.Capacity;
import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.RegionShare;
import io.swarmbed.simulator.scenario.Regions;
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
    private static final int MILLION = 1_000_000;

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
                peers.add(peer(scenario, group, number, peers.size(), joins[number], seeds.child(number)));
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

    private static PeerPlan peer(
            Scenario scenario, PeerGroup group, int number, int index, long joinNanos, SeedTree seeds) {
        AccessLink link = group.link();
        Capacity.LinkClass capacity = capacity(link.capacity(), seeds);
        long leave = leave(group.presence().departure(), number, joinNanos, seeds);
        boolean fromCompletion = group.presence().departure() instanceof Departure.AfterCompletion && !group.complete();
        return new PeerPlan(
                index,
                number,
                group,
                group.count() == 1 ? group.name() : group.name() + "-" + (number + 1),
                joinNanos,
                Math.max(1, draw(capacity.upload(), seeds, "up")),
                Math.max(1, draw(capacity.download(), seeds, "down")),
                Math.min(AccessLink.MAX_LATENCY_NANOS, draw(link.latency(), seeds, "latency")),
                (int) Math.min(1_000_000, draw(link.loss(), seeds, "loss")),
                region(link.regions(), scenario.network().regions(), seeds),
                seeds.child("reachable").stream().nextInt(MILLION) < link.reachablePerMillion(),
                fromCompletion ? PeerPlan.NEVER : leave,
                fromCompletion ? leave : PeerPlan.NEVER,
                group.presence()
                        .abort()
                        .map(abort -> draw(abort, seeds, "abort"))
                        .orElse(PeerPlan.NEVER));
    }

    private static Capacity.LinkClass capacity(Capacity capacity, SeedTree seeds) {
        if (capacity instanceof Capacity.Separate separate) {
            return new Capacity.LinkClass(1, separate.upload(), separate.download());
        }
        List<Capacity.LinkClass> classes = ((Capacity.Classes) capacity).classes();
        return classes.get(
                ticket(classes.stream().mapToInt(Capacity.LinkClass::weight).toArray(), seeds.child("link").stream()));
    }

    private static int region(List<RegionShare> shares, Regions regions, SeedTree seeds) {
        if (shares.isEmpty()) {
            return PeerPlan.NOWHERE;
        }
        int drawn = ticket(shares.stream().mapToInt(RegionShare::weight).toArray(), seeds.child("region").stream());
        return regions.names().indexOf(shares.get(drawn).region());
    }

    /** One of several, each as likely as its share of all weights. */
    private static int ticket(int[] weights, RandomStream random) {
        long total = 0;
        for (int weight : weights) {
            total += weight;
        }
        long ticket = random.nextLong(total);
        int chosen = 0;
        while (ticket >= weights[chosen]) {
            ticket -= weights[chosen];
            chosen++;
        }
        return chosen;
    }

    private static long leave(Departure departure, int number, long joinNanos, SeedTree seeds) {
        if (departure instanceof Departure.AtTimes times) {
            long at = times.nanos().get(number);
            return at == Departure.STAYS ? PeerPlan.NEVER : Math.max(0, at - joinNanos);
        }
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
