package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Endpoint;

/** Is told of every request that is answered. Called by every front-end thread; must not block. */
public interface AccessLog {
    /** Writes nothing. */
    AccessLog OFF = new AccessLog() {
        @Override
        public void announced(Protocol protocol, AnnounceRequest request, AnnounceResponse response) {}

        @Override
        public void scraped(Protocol protocol, Endpoint sender, InfoHash infoHash) {}

        @Override
        public void refused(Protocol protocol, Endpoint sender, Refusal kind, String reason) {}
    };

    void announced(Protocol protocol, AnnounceRequest request, AnnounceResponse response);

    void scraped(Protocol protocol, Endpoint sender, InfoHash infoHash);

    /**
     * A request that was not read as an announce or a scrape, or not allowed as a scrape.
     *
     * @param reason a line for people
     */
    void refused(Protocol protocol, Endpoint sender, Refusal kind, String reason);
}
