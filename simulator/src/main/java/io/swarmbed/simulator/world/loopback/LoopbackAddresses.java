package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.world.PeerAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * Where each peer of a swarm listens: at its address of {@link PeerAddresses}, or, where the system has no such
 * addresses, on 127.0.0.1, on any free port.
 *
 * <p>All peers of a run listen on the same port. A socket on an address that no peer has holds that port for the run, so
 * that swarms of several processes, and programs that listen on every address, stay out of each other's way.
 */
final class LoopbackAddresses implements AutoCloseable {
    private static final int FIRST_PORT = 6881;
    private static final int PORTS = 100;
    private static final int LOCALHOST = 127 << 24 | 1;
    private static final byte[] GUARD = {127, 1, 0, (byte) 254};

    private final Optional<ServerSocket> guard;
    private volatile boolean kept;

    private LoopbackAddresses(Optional<ServerSocket> guard) {
        this.guard = guard;
    }

    /** Finds out what the system has, and takes the first port that is free. */
    static LoopbackAddresses take() {
        for (int port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
            Optional<ServerSocket> guard = bind(port);
            if (guard.isPresent()) {
                return guardedBy(guard.get());
            }
        }
        return shared();
    }

    /** An address of its own for each peer, on the port that this socket holds. */
    static LoopbackAddresses guardedBy(ServerSocket guard) {
        return new LoopbackAddresses(Optional.of(guard));
    }

    /** All peers on 127.0.0.1. */
    static LoopbackAddresses shared() {
        return new LoopbackAddresses(Optional.empty());
    }

    @SuppressWarnings("AddressSelection") // an address of the loopback network, not a host to choose from
    private static Optional<ServerSocket> bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(GUARD), port), 1);
                return Optional.of(socket);
            } catch (IOException e) {
                socket.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether every peer has an address of its own. */
    boolean distinct() {
        return guard.isPresent();
    }

    /** Where this peer listens; port 0 for any free one. */
    PeerAddress of(int peer) {
        if (guard.isEmpty()) {
            return PeerAddress.ofIpv4(LOCALHOST, 0);
        }
        return PeerAddresses.of(peer, guard.get().getLocalPort());
    }

    /** Some peers will listen for as long as this program runs: nobody else may have the port until then. */
    void keep() {
        if (!kept) {
            kept = true;
            // A socket that nothing refers to is closed with the garbage; hooks are there until the program ends.
            Runtime.getRuntime().addShutdownHook(new Thread(this::release));
        }
    }

    /** Gives the port back. */
    @Override
    public void close() {
        if (!kept) {
            release();
        }
    }

    private void release() {
        if (guard.isPresent()) {
            try {
                guard.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
