package io.swarmbed.simulator.scenario;

import java.util.List;

/**
 * A swarm to run, with every default filled in.
 *
 * @param name how the run is called in tables and charts
 * @param description the author's words, may be empty
 * @param seed the root of every random draw
 * @param world where to run it unless the command line says otherwise
 * @param network what is between the peers
 * @param faults what goes wrong, in the order of the file
 * @param peers the groups in the order of the file; peers are numbered in this order
 */
public record Scenario(
        String name,
        String description,
        long seed,
        WorldKind world,
        Content content,
        Stop stop,
        Tracker tracker,
        Network network,
        List<Fault> faults,
        Recording recording,
        List<PeerGroup> peers) {
    /** The most peers a scenario may have. */
    public static final int MAX_PEERS = 1_000_000;

    public Scenario {
        faults = List.copyOf(faults);
        peers = List.copyOf(peers);
    }

    /** Peers in all groups together. */
    public int peerCount() {
        return peers.stream().mapToInt(PeerGroup::count).sum();
    }

    /** The same scenario with another seed. */
    public Scenario withSeed(long newSeed) {
        return new Scenario(
                name, description, newSeed, world, content, stop, tracker, network, faults, recording, peers);
    }

    /** The same scenario in another world. */
    public Scenario withWorld(WorldKind newWorld) {
        return new Scenario(
                name, description, seed, newWorld, content, stop, tracker, network, faults, recording, peers);
    }

    /** The same scenario, ended by this time at the latest. */
    public Scenario withStopAfter(long nanos) {
        return new Scenario(
                name,
                description,
                seed,
                world,
                content,
                new Stop(stop.when(), nanos),
                tracker,
                network,
                faults,
                recording,
                peers);
    }
}
