package io.swarmbed.engine.env;

import java.util.function.Consumer;

/** The trackers of one torrent, as the core sees them: tiers, retries and protocols are behind it. */
public interface TrackerPort {
    /** Announces; the outcome comes later on the peer's thread, exactly once. Announces are answered in any order. */
    void announce(AnnounceRequest request, Consumer<AnnounceOutcome> outcome);
}
