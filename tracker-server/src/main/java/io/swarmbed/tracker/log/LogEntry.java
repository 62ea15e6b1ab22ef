package io.swarmbed.tracker.log;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.Endpoint;

/** A request that is to be written down. */
sealed interface LogEntry {
    /** When it was answered, in milliseconds since 1970. */
    long millis();

    Protocol protocol();

    /** Where it came from; the port of an announce is where the peer listens. */
    Endpoint sender();

    /**
     * An announce.
     *
     * @param left bytes the peer says it lacks
     * @param numWant peers it wants; negative when it names no number
     * @param peers sent to it; 0 when refused
     * @param refusal why it was refused; empty when it was not
     */
    record Announced(
            long millis,
            Protocol protocol,
            Endpoint sender,
            InfoHash infoHash,
            AnnounceEvent event,
            long left,
            int numWant,
            int peers,
            String refusal)
            implements LogEntry {}

    /** One torrent of a scrape. */
    record Scraped(long millis, Protocol protocol, Endpoint sender, InfoHash infoHash) implements LogEntry {}

    /** Any request that was refused before it was read as one of the others. */
    record Refused(long millis, Protocol protocol, Endpoint sender, Refusal kind, String reason) implements LogEntry {}
}
