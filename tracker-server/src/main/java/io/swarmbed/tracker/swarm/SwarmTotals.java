package io.swarmbed.tracker.swarm;

/**
 * The counts of one swarm, as a scrape reports them (BEP 48).
 *
 * @param complete seeds present
 * @param incomplete leechers present
 * @param downloaded peers that completed while the tracker watched; each presence of a peer counts at most once
 */
public record SwarmTotals(int complete, int incomplete, int downloaded) {
    /** The counts of a torrent the tracker does not know. */
    public static final SwarmTotals NONE = new SwarmTotals(0, 0, 0);
}
