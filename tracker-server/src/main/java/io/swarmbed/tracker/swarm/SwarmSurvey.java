package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;

/** Is told the size of every swarm of a registry, and of no peers. */
public interface SwarmSurvey {
    /**
     * A swarm.
     *
     * @param totals as a scrape would report them, but for peers that have expired and are still to be cleared away
     * @param ipv4Peers seeds and leechers that announced over IPv4; the others did over IPv6
     */
    void swarm(InfoHash infoHash, SwarmTotals totals, int ipv4Peers);
}
