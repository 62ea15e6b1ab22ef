package io.swarmbed.engine.tracker;

import io.swarmbed.engine.wire.PeerAddress;
import java.util.List;
import java.util.function.Consumer;

/** Finds the addresses of a host without making the peer's thread wait. */
interface HostResolver {
    /** Calls back once, perhaps at once, with addresses at this port. */
    void resolve(String host, int port, Consumer<Resolution> result);

    /**
     * What was found.
     *
     * @param addresses in the order to be tried; empty when there are none
     * @param problem why there are none, a line; else empty
     */
    record Resolution(List<PeerAddress> addresses, String problem) {
        static Resolution of(List<PeerAddress> addresses) {
            return new Resolution(List.copyOf(addresses), "");
        }

        static Resolution failed(String problem) {
            return new Resolution(List.of(), problem);
        }
    }
}
