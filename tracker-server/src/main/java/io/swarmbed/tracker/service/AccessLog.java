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
        public void refused(Protocol protocol, Endpoint sender, String reason) {}
    };

    void announced(Protocol protocol, AnnounceRequest request, AnnounceResponse response);

    void scraped(Protocol protocol, Endpoint sender, InfoHash infoHash);

    /** A request that was malformed, came too often, or from a bearer who is not welcome. */
    void refused(Protocol protocol, Endpoint sender, String reason);
}
