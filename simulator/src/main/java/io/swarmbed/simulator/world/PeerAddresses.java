package io.swarmbed.simulator.world;

import io.swarmbed.engine.wire.PeerAddress;

/**
 * Where the peers of a swarm live: each on a /24 of its own, 127.a.b.1, because clients mask addresses (allowed-fast
 * sets, peer priorities) and tell peers apart by them.
 */
public final class PeerAddresses {
    private static final int LOOPBACK = 127;
    /** 127.0.b.x is left to the rest of the machine. */
    private static final int FIRST_NETWORK = 256;

    private static final int NETWORKS = 65536 - FIRST_NETWORK;

    private PeerAddresses() {}

    /** The index of the peer at this address, whatever its port; -1 or out of range for an address of no peer. */
    public static int index(PeerAddress address) {
        if (!address.isIpv4() || address.ipv4() >>> 24 != LOOPBACK) {
            return -1;
        }
        int network = (address.ipv4() >>> 8 & 0xFFFF) - FIRST_NETWORK;
        return network < 0 ? -1 : network + ((address.ipv4() & 0xFF) - 1) * NETWORKS;
    }

    /** The address of the peer with this index, which listens on this port. */
    public static PeerAddress of(int peer, int port) {
        int network = FIRST_NETWORK + peer % NETWORKS;
        return PeerAddress.ofIpv4(LOOPBACK << 24 | network << 8 | 1 + peer / NETWORKS, port);
    }
}
