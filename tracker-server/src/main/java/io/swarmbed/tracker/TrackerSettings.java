package io.swarmbed.tracker;

import io.swarmbed.tracker.access.AccessSettings;
import io.swarmbed.tracker.http.HttpSettings;
import io.swarmbed.tracker.service.ReplyInterval;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.util.OptionalInt;

/**
 * How a tracker is started, in groups.
 *
 * @param listen addresses of the front ends
 * @param threads that answer requests, 1 to {@value #MOST_THREADS}; one where the system cannot share a port among them
 * @param seed of the streams from which peers are drawn
 * @param swarm interval, numbers of peers, limits
 * @param http limits and proxies of the HTTP front end
 * @param access who may use it
 * @param operation pages, log, snapshot, jitter and grace; with a jitter the registry's time-out must lie beyond the
 *     longest interval of a reply by a tenth of it
 */
public record TrackerSettings(
        ListenSettings listen,
        int threads,
        long seed,
        SwarmSettings swarm,
        HttpSettings http,
        AccessSettings access,
        OperationSettings operation) {
    /** More threads than this are refused. */
    public static final int MOST_THREADS = 256;

    private static final int MOST_THREADS_UNASKED = 8;

    public TrackerSettings {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("a tracker has 1 to " + MOST_THREADS + " threads, not " + threads);
        }
        int longest = longestSeconds(swarm.intervalSeconds(), operation.jitterPercent());
        int least = leastTimeoutSeconds(swarm.intervalSeconds(), operation.jitterPercent());
        if (operation.jitterPercent() > 0 && swarm.timeoutSeconds() < least) {
            throw new IllegalArgumentException("with replies that name up to " + longest
                    + " s the timeout must be at least " + least + " s, not " + swarm.timeoutSeconds() + " s");
        }
    }

    /**
     * The shortest time-out that forgets no peer which keeps to the interval it was told, in seconds.
     *
     * @param jitterPercent 0 to {@value OperationSettings#MAX_JITTER_PERCENT}
     */
    public static int leastTimeoutSeconds(int intervalSeconds, int jitterPercent) {
        int longest = longestSeconds(intervalSeconds, jitterPercent);
        return longest + Math.max(1, longest / 10);
    }

    private static int longestSeconds(int intervalSeconds, int jitterPercent) {
        return ReplyInterval.ofPercent(intervalSeconds, jitterPercent).longestSeconds();
    }

    /**
     * What each group calls its defaults, a thread for each processor, but 8 at most, and nothing to operate the tracker
     * by.
     */
    public static TrackerSettings defaults() {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS_UNASKED);
        return new TrackerSettings(
                ListenSettings.defaults(),
                threads,
                1,
                SwarmSettings.defaults(),
                HttpSettings.defaults(),
                AccessSettings.open(),
                OperationSettings.embedded());
    }

    /** The same at other addresses. */
    public TrackerSettings withListen(ListenSettings settings) {
        return new TrackerSettings(settings, threads, seed, swarm, http, access, operation);
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
        return new TrackerSettings(listen, count, seed, swarm, http, access, operation);
    }

    /** The same with another seed. */
    public TrackerSettings withSeed(long newSeed) {
        return new TrackerSettings(listen, threads, newSeed, swarm, http, access, operation);
    }

    /** The same with other rules for the registry. */
    public TrackerSettings withSwarm(SwarmSettings settings) {
        return new TrackerSettings(listen, threads, seed, settings, http, access, operation);
    }

    /** The same with another way of serving HTTP. */
    public TrackerSettings withHttp(HttpSettings settings) {
        return new TrackerSettings(listen, threads, seed, swarm, settings, access, operation);
    }

    /** The same for others. */
    public TrackerSettings withAccess(AccessSettings settings) {
        return new TrackerSettings(listen, threads, seed, swarm, http, settings, operation);
    }

    /** The same, operated in another way. */
    public TrackerSettings withOperation(OperationSettings settings) {
        return new TrackerSettings(listen, threads, seed, swarm, http, access, settings);
    }
}
