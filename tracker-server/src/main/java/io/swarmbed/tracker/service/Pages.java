package io.swarmbed.tracker.service;

import java.util.Optional;

/** Pages beside announce and scrape: what an operator looks at. Called by every front-end thread; must not block. */
public interface Pages {
    /** There are none. */
    Pages NONE = request -> Optional.empty();

    /** The page that is asked for; empty when there is none. */
    Optional<Page> page(PageRequest request);
}
