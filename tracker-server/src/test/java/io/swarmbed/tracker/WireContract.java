package io.swarmbed.tracker;

import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;

/** The contract against a running tracker, whose clock is the test's. */
abstract class WireContract extends TrackerContract {
    private final AtomicLong nanos = new AtomicLong();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TrackerServer server;

    @Override
    final void start(SwarmSettings rules) throws Exception {
        TrackerSettings settings = TrackerSettings.defaults()
                .withUdpPort(OptionalInt.of(0))
                .withHttpPort(OptionalInt.of(0))
                .withThreads(1)
                .withSwarm(rules);
        server = closing(TrackerServer.start(settings, nanos::get));
    }

    @Override
    final void pass(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @AfterEach
    final void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    final TrackerServer server() {
        return server;
    }

    final <T extends AutoCloseable> T closing(T closeable) {
        open.add(closeable);
        return closeable;
    }

    /** The address from which this peer's requests come. */
    static InetAddress address(Endpoint peer) throws UnknownHostException {
        ByteBuffer bytes = peer.isIpv4()
                ? ByteBuffer.allocate(4).putInt((int) peer.low())
                : ByteBuffer.allocate(16).putLong(peer.high()).putLong(peer.low());
        return InetAddress.getByAddress(bytes.array());
    }

    /** The tracker's own address of that peer's family. */
    static InetAddress tracker(Endpoint peer) throws UnknownHostException {
        return InetAddress.getByName(peer.isIpv4() ? "127.0.0.1" : "::1");
    }

    /** Compact peers (BEP 7, 23), from the buffer's position to its limit. */
    static List<Endpoint> peers(ByteBuffer compact, boolean ipv4) {
        List<Endpoint> peers = new ArrayList<>();
        while (compact.hasRemaining()) {
            byte[] address = new byte[ipv4 ? 4 : 16];
            compact.get(address);
            peers.add(Endpoint.of(address, Short.toUnsignedInt(compact.getShort())));
        }
        return peers;
    }

    static byte[] twentyBytes(int number) {
        return ByteBuffer.allocate(20).putInt(16, number).array();
    }
}
