package io.swarmbed.tracker;

import io.swarmbed.tracker.http.HttpLimits;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.util.OptionalInt;

/**
 * How a tracker is started, in groups.
 *
 * @param listen addresses of the front ends
 * @param threads that answer requests, 1 to {@value #MOST_THREADS}; one where the system cannot share a port among them
 * @param seed of the streams from which peers are drawn
 * @param swarm interval, numbers of peers, limits
 * @param http limits of the HTTP front end
 */
public record TrackerSettings(ListenSettings listen, int threads, long seed, SwarmSettings swarm, HttpLimits http) {
    /** More threads than this are refused. */
    public static final int MOST_THREADS = 256;

    private static final int MOST_THREADS_UNASKED = 8;

    public TrackerSettings {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("a tracker has 1 to " + MOST_THREADS + " threads, not " + threads);
        }
    }

    /** What each group calls its defaults, and a thread for each processor, but 8 at most. */
    public static TrackerSettings defaults() {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS_UNASKED);
        return new TrackerSettings(
                ListenSettings.defaults(), threads, 1, SwarmSettings.defaults(), HttpLimits.defaults());
    }

    /** The same at other addresses. */
    public TrackerSettings withListen(ListenSettings settings) {
        return new TrackerSettings(settings, threads, seed, swarm, http);
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

    /** The same with so many threads. */
    public TrackerSettings withThreads(int count) {
        return new TrackerSettings(listen, count, seed, swarm, http);
    }

    /** The same with another seed. */
    public TrackerSettings withSeed(long newSeed) {
        return new TrackerSettings(listen, threads, newSeed, swarm, http);
    }

    /** The same with other rules for the registry. */
    public TrackerSettings withSwarm(SwarmSettings settings) {
        return new TrackerSettings(listen, threads, seed, settings, http);
    }

    /** The same with other limits on HTTP. */
    public TrackerSettings withHttp(HttpLimits limits) {
        return new TrackerSettings(listen, threads, seed, swarm, limits);
    }
}
