package io.swarmbed.engine.tracker;

import io.swarmbed.engine.meta.InfoHash;
import java.util.Map;

/** A tracker's answer to a scrape, or that there was none. */
public sealed interface ScrapeOutcome {
    /**
     * The tracker answered.
     *
     * @param torrents in the order asked for; a torrent the tracker said nothing of is missing
     */
    record Success(Map<InfoHash, Scrape> torrents) implements ScrapeOutcome {}

    /**
     * No tracker answered, or it refused.
     *
     * @param reason a line for a person
     */
    record Failure(String reason) implements ScrapeOutcome {}
}
