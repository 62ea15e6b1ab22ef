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

    /**
     * The announce was refused.
     *
     * @param reason a line for the user of the peer
     * @param passing whether the same announce may be welcome later, as when the tracker is full
     */
    record Refused(String reason, boolean passing) implements AnnounceResponse {
        /** For a reason that will not pass by itself. */
        public Refused(String reason) {
            this(reason, false);
        }
    }
}
