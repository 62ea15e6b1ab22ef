package io.swarmbed.engine.env;

import io.swarmbed.engine.wire.PeerAddress;
import java.util.List;

/** A tracker's answer, or that there was none. */
public sealed interface AnnounceOutcome {
    /**
     * The tracker answered.
     *
     * @param intervalSeconds how long to wait before the next announce
     * @param minIntervalSeconds how long to wait at least; 0 when the tracker did not say
     * @param seeders complete peers in the swarm; -1 when the tracker did not say
     * @param leechers incomplete peers in the swarm; -1 when the tracker did not say
     */
    record Success(List<PeerAddress> peers, int intervalSeconds, int minIntervalSeconds, int seeders, int leechers)
            implements AnnounceOutcome {}

    /**
     * No tracker answered, or it refused.
     *
     * @param reason a line for a person, naming the tracker
     */
    record Failure(String reason) implements AnnounceOutcome {}
}
