package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.meta.InfoHash;
import java.util.List;
import java.util.function.Consumer;

/**
 * Speaks to any one tracker. Every call is answered exactly once, perhaps within the call, whatever the tracker does;
 * nothing is thrown. Reasons of failures do not name the tracker, which the caller knows.
 */
public interface TrackerClient extends AutoCloseable {
    /** Most torrents in one scrape, as many as a packet of BEP 15 holds. */
    int MAX_SCRAPED = 74;

    void announce(TrackerUrl tracker, AnnounceRequest request, Consumer<AnnounceOutcome> outcome);

    /**
     * Asks for counts.
     *
     * @param torrents 1 to {@value #MAX_SCRAPED}
     */
    void scrape(TrackerUrl tracker, List<InfoHash> torrents, Consumer<ScrapeOutcome> outcome);

    /** Fails what is under way and lets go of sockets. */
    @Override
    void close();
}
