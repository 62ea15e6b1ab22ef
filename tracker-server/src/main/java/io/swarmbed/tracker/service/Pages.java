package io.swarmbed.tracker.service;

import io.swarmbed.tracker.swarm.Endpoint;
import java.util.Optional;

/** Pages beside announce and scrape: what an operator looks at. Called by every front-end thread; must not block. */
public interface Pages {
    /** There are none. */
    Pages NONE = (path, reader) -> Optional.empty();

    /**
     * The page at this path, for this reader; empty when there is none.
     *
     * @param path of the request, without its query
     */
    Optional<Page> page(String path, Endpoint reader);
}
