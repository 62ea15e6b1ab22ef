package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.wire.PeerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where each peer of a swarm lives: on a /24 of its own, 127.a.b.1, because clients mask addresses (allowed-fast sets,
 * peer priorities) and tell peers apart by them. Where the system has no such addresses all live on 127.0.0.1, on any
 * free port.
 */
final class LoopbackAddresses {
    private static final int PORT = 6881;
    private static final int LOOPBACK = 127;
    /** 127.0.b.x is left to the rest of the machine. */
    private static final int FIRST_NETWORK = 256;

    private static final int NETWORKS = 65536 - FIRST_NETWORK;

    private final boolean distinct;

    private LoopbackAddresses(boolean distinct) {
        this.distinct = distinct;
    }

    /** Finds out what the system has. */
    static LoopbackAddresses probe() {
        byte[] spare = {LOOPBACK, 1, 0, 1};
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(spare), 0));
            return new LoopbackAddresses(true);
        } catch (IOException e) {
            return new LoopbackAddresses(false);
        }
    }

    /** Whether every peer has an address of its own. */
    boolean distinct() {
        return distinct;
    }

    /** Where this peer listens; port 0 for any free one. */
    PeerAddress of(int peer) {
        if (!distinct) {
            return PeerAddress.ofIpv4(LOOPBACK << 24 | 1, 0);
        }
        int network = FIRST_NETWORK + peer % NETWORKS;
        return PeerAddress.ofIpv4(LOOPBACK << 24 | network << 8 | 1 + peer / NETWORKS, PORT);
    }
}
