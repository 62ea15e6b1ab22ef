package io.swarmbed.tracker.http;

import io.swarmbed.tracker.swarm.Endpoint;
import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param address of the client, or of its proxy where that does not say for whom it asks; the port does not count
 * @param objection why no peer at this address can be meant, for the user of the peer; empty when the address is certain
 * @param garbled whether a proxy said something that cannot be read, so that not even pages are for this address
 */
record Sender(Endpoint address, Optional<String> objection, boolean garbled) {
    static Sender at(Endpoint address) {
        return new Sender(address, Optional.empty(), false);
    }
}
