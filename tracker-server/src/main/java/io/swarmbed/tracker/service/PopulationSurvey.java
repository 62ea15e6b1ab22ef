package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.swarm.SwarmSurvey;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Adds up the swarms it is told of, and remembers the largest. Belongs to one thread. */
final class PopulationSurvey implements SwarmSurvey {
    private static final Comparator<LargeSwarm> BY_PEERS = Comparator.comparingInt(LargeSwarm::peers);

    private final int atMost;
    private final PriorityQueue<LargeSwarm> largest = new PriorityQueue<>(BY_PEERS);
    private int torrents;
    private int seeds;
    private int leechers;
    private int ipv4;

    /**
     * Nothing seen yet.
     *
     * @param atMost how many of the largest swarms to keep, at least 1
     */
    PopulationSurvey(int atMost) {
        this.atMost = atMost;
    }

    @Override
    public void swarm(InfoHash infoHash, SwarmTotals totals, int ipv4Peers) {
        torrents++;
        seeds += totals.complete();
        leechers += totals.incomplete();
        ipv4 += ipv4Peers;
        LargeSwarm swarm = new LargeSwarm(infoHash, totals);
        LargeSwarm smallest = largest.peek();
        if (smallest == null || largest.size() < atMost || swarm.peers() > smallest.peers()) {
            largest.add(swarm);
            if (largest.size() > atMost) {
                largest.poll();
            }
        }
    }

    /** The sums; of swarms of the same size, those with lower info-hashes come first. */
    Population population() {
        return new Population(
                torrents,
                seeds,
                leechers,
                ipv4,
                seeds + leechers - ipv4,
                largest.stream()
                        .sorted(BY_PEERS.reversed().thenComparing(LargeSwarm::infoHash))
                        .toList());
    }
}
