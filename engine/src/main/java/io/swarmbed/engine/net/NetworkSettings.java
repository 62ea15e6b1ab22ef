package io.swarmbed.engine.net;

import io.swarmbed.engine.wire.PeerAddress;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * How a peer uses the network.
 *
 * @param listen where it accepts connections, port 0 for any; {@code 0.0.0.0} or {@code [::]} for all addresses of the
 *     host. A single address is also the one from which it dials.
 * @param connectTimeout how long to wait for somebody to answer at an address, 1 ms at least
 * @param handshakeTimeout how long to wait, after that, for the remote handshake
 * @param halfOpenDials dials that wait for an answer at the same time, at least 1; more wait for their turn
 * @param unshakenInbound accepted connections without a handshake at the same time, at least 1; more are closed
 * @param latencyNanos one-way time to add to the remote peer at an address, at least 0
 */
public record NetworkSettings(
        PeerAddress listen,
        Duration connectTimeout,
        Duration handshakeTimeout,
        int halfOpenDials,
        int unshakenInbound,
        ToLongFunction<PeerAddress> latencyNanos) {
    /** Ten seconds for each step, 64 half-open dials, 256 connections without a handshake, no added latency. */
    public static NetworkSettings listeningOn(PeerAddress listen) {
        return new NetworkSettings(listen, Duration.ofSeconds(10), Duration.ofSeconds(10), 64, 256, remote -> 0);
    }

    public NetworkSettings withConnectTimeout(Duration timeout) {
        return new NetworkSettings(listen, timeout, handshakeTimeout, halfOpenDials, unshakenInbound, latencyNanos);
    }

    public NetworkSettings withHandshakeTimeout(Duration timeout) {
        return new NetworkSettings(listen, connectTimeout, timeout, halfOpenDials, unshakenInbound, latencyNanos);
    }

    public NetworkSettings withHalfOpenDials(int dials) {
        return new NetworkSettings(listen, connectTimeout, handshakeTimeout, dials, unshakenInbound, latencyNanos);
    }

    public NetworkSettings withUnshakenInbound(int connections) {
        return new NetworkSettings(listen, connectTimeout, handshakeTimeout, halfOpenDials, connections, latencyNanos);
    }

    public NetworkSettings withLatencyNanos(ToLongFunction<PeerAddress> latency) {
        return new NetworkSettings(listen, connectTimeout, handshakeTimeout, halfOpenDials, unshakenInbound, latency);
    }

    boolean listensOnOneAddress() {
        return !listen.sameHost(PeerAddress.ofIpv4(0, 0)) && !listen.sameHost(new PeerAddress(0, 0, 0));
    }
}
