package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.wire.PeerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * Where each peer of a swarm lives: on a /24 of its own, 127.a.b.1, because clients mask addresses (allowed-fast sets,
 * peer priorities) and tell peers apart by them. All peers of a run have the same port, which no other run on this machine
 * has at the time. Where the system has no such addresses all live on 127.0.0.1, each on any free port.
 */
final class LoopbackAddresses implements AutoCloseable {
    private static final int FIRST_PORT = 6881;
    private static final int PORTS = 100;
    private static final int LOOPBACK = 127;
    /** 127.0.b.x is left to the rest of the machine. */
    private static final int FIRST_NETWORK = 256;

    private static final int NETWORKS = 65536 - FIRST_NETWORK;
    /** An address of which no peer's is one; whoever listens there has the port for its run. */
    private static final byte[] GUARD = {LOOPBACK, 1, 0, (byte) 254};

    private final Optional<ServerSocket> guard;

    private LoopbackAddresses(Optional<ServerSocket> guard) {
        this.guard = guard;
    }

    /** Finds out what the system has. */
    static LoopbackAddresses probe() {
        for (int port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
            Optional<ServerSocket> guard = listen(port);
            if (guard.isPresent()) {
                return new LoopbackAddresses(guard);
            }
        }
        return shared();
    }

    /** One address for all. */
    static LoopbackAddresses shared() {
        return new LoopbackAddresses(Optional.empty());
    }

    @SuppressWarnings("AddressSelection") // an address of the loopback network, not a host to choose from
    private static Optional<ServerSocket> listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(GUARD), port), 1);
                return Optional.of(socket);
            } catch (IOException taken) {
                socket.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no socket is to be had: " + e.getMessage(), e);
        }
    }

    /** Whether every peer has an address of its own. */
    boolean distinct() {
        return guard.isPresent();
    }

    /** Where this peer listens; port 0 for any free one. */
    PeerAddress of(int peer) {
        if (guard.isEmpty()) {
            return PeerAddress.ofIpv4(LOOPBACK << 24 | 1, 0);
        }
        int network = FIRST_NETWORK + peer % NETWORKS;
        return PeerAddress.ofIpv4(
                LOOPBACK << 24 | network << 8 | 1 + peer / NETWORKS, guard.get().getLocalPort());
    }

    /** Lets other runs have the port. */
    @Override
    public void close() {
        guard.ifPresent(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a socket: " + e.getMessage(), e);
            }
        });
    }
}
