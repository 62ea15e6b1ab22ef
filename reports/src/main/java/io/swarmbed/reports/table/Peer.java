package io.swarmbed.reports.table;

import java.util.OptionalDouble;

/**
 * A row of {@code peers.csv}. Times are seconds since the start of the run, amounts are payload bytes, rates bytes/s.
 *
 * @param number the peer's number, from 0
 * @param completeAtStart whether it held all content when it joined
 * @param join empty when it never joined
 * @param complete empty when it never completed, or was complete at the start
 * @param leave empty when it was present at the end
 * @param uploadLimit empty when unlimited
 * @param downloadLimit empty when unlimited
 * @param uploadedWhileLeeching what it had sent by the time it completed
 * @param firstPiece when it had its first piece; empty when it got none
 * @param protocolSent bytes of the peer protocol beside the content of blocks; empty where the world does not tell
 * @param protocolReceived likewise
 * @param region empty when the network has no regions
 * @param fromElsewhere bytes received from peers of other regions; empty when there are none
 * @param announcesAnswered answers that it got from the tracker; empty in run folders that do not tell
 * @param announcesFailed announces that it gave up; likewise
 * @param firstPeers when the tracker first told it of another peer; empty when it never did, or the folder does not tell
 */
public record Peer(
        int number,
        String name,
        String group,
        boolean completeAtStart,
        OptionalDouble join,
        OptionalDouble complete,
        OptionalDouble leave,
        OptionalDouble uploadLimit,
        OptionalDouble downloadLimit,
        double uploaded,
        double uploadedWhileLeeching,
        double downloaded,
        double wasted,
        OptionalDouble firstPiece,
        OptionalDouble protocolSent,
        OptionalDouble protocolReceived,
        String region,
        OptionalDouble fromElsewhere,
        OptionalDouble announcesAnswered,
        OptionalDouble announcesFailed,
        OptionalDouble firstPeers) {

    /** Seconds from joining to completion ({@code T = t_done − t_join}); empty unless it completed by downloading. */
    public OptionalDouble completionTime() {
        return !completeAtStart && join.isPresent() && complete.isPresent()
                ? OptionalDouble.of(Math.max(0, complete.getAsDouble() - join.getAsDouble()))
                : OptionalDouble.empty();
    }
}
