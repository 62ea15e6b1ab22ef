package io.swarmbed.simulator.scenario;

import java.util.List;

/**
 * A swarm to run, with every default filled in.
 *
 * @param name how the run is called in tables and charts
 * @param description the author's words, may be empty
 * @param paper what it reproduces, as one would cite it; empty when it is nothing published
 * @param seed the root of every random draw
 * @param world where to run it unless the command line says otherwise
 * @param network what is between the peers
 * @param faults what goes wrong, in the order of the file
 * @param peers the groups in the order of the file; peers are numbered in this order
 * @param comparison the variants and seeds that {@code swarmbed compare} runs
 * @param expectations what the runs are to show
 */
public record Scenario(
        String name,
        String description,
        String paper,
        long seed,
        WorldKind world,
        Content content,
        Stop stop,
        Tracker tracker,
        Network network,
        List<Fault> faults,
        Recording recording,
        List<PeerGroup> peers,
        Comparison comparison,
        List<Expectation> expectations) {
    /** The most peers a scenario may have. */
    public static final int MAX_PEERS = 1_000_000;

    public Scenario {
        faults = List.copyOf(faults);
        peers = List.copyOf(peers);
        expectations = List.copyOf(expectations);
    }

    /** Peers in all groups together. */
    public int peerCount() {
        return peers.stream().mapToInt(PeerGroup::count).sum();
    }

    /** The same scenario with another seed. */
    public Scenario withSeed(long newSeed) {
        return with(newSeed, world, stop, comparison, expectations);
    }

    /** The same scenario in another world. */
    public Scenario withWorld(WorldKind newWorld) {
        return with(seed, newWorld, stop, comparison, expectations);
    }

    /** The same swarm, compared and judged otherwise. */
    public Scenario withComparison(Comparison newComparison, List<Expectation> newExpectations) {
        return with(seed, world, stop, newComparison, newExpectations);
    }

    /** The swarm alone: nothing to compare it with, and nothing that is expected of it. */
    public Scenario alone() {
        return withComparison(Comparison.NONE, List.of());
    }

    /** The same scenario, ended by this time at the latest. */
    public Scenario withStopAfter(long nanos) {
        return with(seed, world, new Stop(stop.when(), nanos), comparison, expectations);
    }

    private Scenario with(
            long newSeed, WorldKind newWorld, Stop newStop, Comparison compared, List<Expectation> expected) {
        return new Scenario(
                name,
                description,
                paper,
                newSeed,
                newWorld,
                content,
                newStop,
                tracker,
                network,
                faults,
                recording,
                peers,
                compared,
                expected);
    }
}
