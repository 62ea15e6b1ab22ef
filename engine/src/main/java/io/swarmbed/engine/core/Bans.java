package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Peers that sent corrupt content, by address and by peer id. Loopback addresses are shared by peers that have nothing to
 * do with each other, so there the peer id alone counts.
 */
final class Bans {
    private static final int LOOPBACK_NETWORK = 127;

    private final Set<PeerAddress> hosts = new HashSet<>();
    private final Set<PeerId> ids = new HashSet<>();

    void ban(PeerAddress address, PeerId id) {
        ids.add(id);
        if (!(address.isIpv4() && address.ipv4() >>> 24 == LOOPBACK_NETWORK)) {
            hosts.add(address.withPort(0));
        }
    }

    boolean isBanned(PeerAddress address) {
        return hosts.contains(address.withPort(0));
    }

    boolean isBanned(PeerId id) {
        return ids.contains(id);
    }
}
