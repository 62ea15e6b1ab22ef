package io.swarmbed.tracker;

import io.swarmbed.tracker.http.HttpLimits;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.util.OptionalInt;

/**
 * How a tracker is started, in groups.
 *
 * @param listen addresses of the front ends
 * @param seed of the streams from which peers are drawn
 * @param swarm interval, numbers of peers, limits
 * @param http limits of the HTTP front end
 */
public record TrackerSettings(ListenSettings listen, long seed, SwarmSettings swarm, HttpLimits http) {
    /** What each group calls its defaults. */
    public static TrackerSettings defaults() {
        return new TrackerSettings(ListenSettings.defaults(), 1, SwarmSettings.defaults(), HttpLimits.defaults());
    }

    /** The same at other addresses. */
    public TrackerSettings withListen(ListenSettings settings) {
        return new TrackerSettings(settings, seed, swarm, http);
    }

    /** The same ports of another interface. */
    public TrackerSettings withHost(String addressOrName) {
        return withListen(listen.withHost(addressOrName));
    }

    /** The same with UDP on this port, or without UDP; the interface is the one that is named first. */
    public TrackerSettings withUdpPort(OptionalInt port) {
        return withListen(listen.withUdp(listen.at(port)));
    }

    /** The same with HTTP on this port, or without HTTP; the interface is the one that is named first. */
    public TrackerSettings withHttpPort(OptionalInt port) {
        return withListen(listen.withHttp(listen.at(port)));
    }

    /** The same with another seed. */
    public TrackerSettings withSeed(long newSeed) {
        return new TrackerSettings(listen, newSeed, swarm, http);
    }

    /** The same with other rules for the registry. */
    public TrackerSettings withSwarm(SwarmSettings settings) {
        return new TrackerSettings(listen, seed, settings, http);
    }

    /** The same with other limits on HTTP. */
    public TrackerSettings withHttp(HttpLimits limits) {
        return new TrackerSettings(listen, seed, swarm, limits);
    }
}
