package io.swarmbed.tracker.swarm;

/** What a tracker answers to an announce. */
public sealed interface AnnounceResponse {
    /**
     * The announce counted.
     *
     * @param totals the swarm's counts after this announce, both address families together
     * @param peers other peers of the announcer's own address family
     */
    record Accepted(SwarmTotals totals, PeerList peers) implements AnnounceResponse {}

    /** The announce was refused; the reason is a line for the user of the peer. */
    record Refused(String reason) implements AnnounceResponse {}
}
