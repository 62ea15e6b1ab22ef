package io.swarmbed.engine.tracker;

import io.swarmbed.engine.wire.PeerAddress;
import java.util.Optional;

/**
 * How a peer speaks to trackers.
 *
 * @param localAddress the address to speak from, which is the one trackers tell others; its port does not count. Empty
 *     leaves the choice to the system
 * @param udp retries over UDP
 * @param httpTimeoutNanos for the whole of an HTTP request
 * @param userAgent what HTTP trackers are told of the client
 */
public record TrackerClientSettings(
        Optional<PeerAddress> localAddress, UdpTiming udp, long httpTimeoutNanos, String userAgent) {
    /** Any local address, the retries of {@link UdpTiming#defaults}, 30 s for HTTP. */
    public static TrackerClientSettings defaults() {
        return new TrackerClientSettings(Optional.empty(), UdpTiming.defaults(), 30_000_000_000L, "Swarmbed");
    }

    /** The same, speaking from this address. */
    public TrackerClientSettings withLocalAddress(PeerAddress address) {
        return new TrackerClientSettings(Optional.of(address), udp, httpTimeoutNanos, userAgent);
    }

    /** The same with other retries over UDP. */
    public TrackerClientSettings withUdp(UdpTiming timing) {
        return new TrackerClientSettings(localAddress, timing, httpTimeoutNanos, userAgent);
    }

    /** The same with another time-out over HTTP. */
    public TrackerClientSettings withHttpTimeoutNanos(long nanos) {
        return new TrackerClientSettings(localAddress, udp, nanos, userAgent);
    }
}
