package io.swarmbed.tracker;

import io.swarmbed.tracker.http.HttpLimits;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.util.OptionalInt;

/**
 * How a tracker is started.
 *
 * @param host the address or name of the interface to listen on; empty for all, IPv4 and IPv6
 * @param udpPort 0 to 65535, 0 for any free one; empty for no UDP front end
 * @param httpPort the same for HTTP
 * @param seed of the stream from which peers are drawn
 * @param swarm interval, numbers of peers, limits
 * @param http limits of the HTTP front end
 */
public record TrackerSettings(
        String host, OptionalInt udpPort, OptionalInt httpPort, long seed, SwarmSettings swarm, HttpLimits http) {
    /** The port that trackers commonly use. */
    public static final int USUAL_PORT = 6969;

    public TrackerSettings {
        requirePort(udpPort);
        requirePort(httpPort);
    }

    /** Both front ends on port {@value #USUAL_PORT} of all interfaces, with the defaults of {@link SwarmSettings}. */
    public static TrackerSettings defaults() {
        OptionalInt port = OptionalInt.of(USUAL_PORT);
        return new TrackerSettings("", port, port, 1, SwarmSettings.defaults(), HttpLimits.defaults());
    }

    /** The same on another interface. */
    public TrackerSettings withHost(String addressOrName) {
        return new TrackerSettings(addressOrName, udpPort, httpPort, seed, swarm, http);
    }

    /** The same with UDP on this port, or without UDP. */
    public TrackerSettings withUdpPort(OptionalInt port) {
        return new TrackerSettings(host, port, httpPort, seed, swarm, http);
    }

    /** The same with HTTP on this port, or without HTTP. */
    public TrackerSettings withHttpPort(OptionalInt port) {
        return new TrackerSettings(host, udpPort, port, seed, swarm, http);
    }

    /** The same with another seed. */
    public TrackerSettings withSeed(long newSeed) {
        return new TrackerSettings(host, udpPort, httpPort, newSeed, swarm, http);
    }

    /** The same with other rules for the registry. */
    public TrackerSettings withSwarm(SwarmSettings settings) {
        return new TrackerSettings(host, udpPort, httpPort, seed, settings, http);
    }

    /** The same with other limits on HTTP. */
    public TrackerSettings withHttp(HttpLimits limits) {
        return new TrackerSettings(host, udpPort, httpPort, seed, swarm, limits);
    }

    private static void requirePort(OptionalInt port) {
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > 0xFFFF)) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port.getAsInt());
        }
    }
}
