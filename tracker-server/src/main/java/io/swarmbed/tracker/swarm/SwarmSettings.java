package io.swarmbed.tracker.swarm;

/**
 * How a registry treats its peers.
 *
 * @param intervalSeconds seconds between the announces of a peer; at least 1
 * @param minIntervalSeconds seconds that a peer should let pass even when it has an event; 1 to the interval
 * @param timeoutSeconds seconds after its last announce at which a peer is forgotten
 * @param defaultNumWant peers in a reply when the announce names no number
 * @param maxNumWant peers in a reply at most
 * @param maxTorrents torrents known at most; announces for others are refused
 * @param maxPeers peers known at most over all torrents; announces of others are refused
 * @param keepPeerIds whether peer ids are kept (20 bytes a peer) for replies that are not compact
 */
public record SwarmSettings(
        int intervalSeconds,
        int minIntervalSeconds,
        int timeoutSeconds,
        int defaultNumWant,
        int maxNumWant,
        int maxTorrents,
        int maxPeers,
        boolean keepPeerIds) {

    public SwarmSettings {
        requireAtLeast(1, intervalSeconds, "interval");
        requireAtLeast(1, minIntervalSeconds, "min interval");
        requireAtLeast(1, timeoutSeconds, "timeout");
        requireAtLeast(0, defaultNumWant, "default numwant");
        requireAtLeast(defaultNumWant, maxNumWant, "maximum numwant");
        requireAtLeast(1, maxTorrents, "maximum of torrents");
        requireAtLeast(1, maxPeers, "maximum of peers");
        if (minIntervalSeconds > intervalSeconds) {
            throw new IllegalArgumentException("the min interval (" + minIntervalSeconds
                    + " s) must not exceed the interval (" + intervalSeconds + " s)");
        }
    }

    /** An interval of half an hour, 50 peers to a reply and 200 at most, a million torrents, ten million peers. */
    public static SwarmSettings defaults() {
        return new SwarmSettings(1800, 900, 3600, 50, 200, 1_000_000, 10_000_000, true);
    }

    /** The same with another interval, half of it as the min interval, and twice of it as the time-out. */
    public SwarmSettings withInterval(int seconds) {
        requireAtLeast(1, seconds, "interval");
        return new SwarmSettings(
                seconds,
                Math.max(1, seconds / 2),
                2 * seconds,
                defaultNumWant,
                maxNumWant,
                maxTorrents,
                maxPeers,
                keepPeerIds);
    }

    /** The same with another time-out. */
    public SwarmSettings withTimeout(int seconds) {
        return new SwarmSettings(
                intervalSeconds,
                minIntervalSeconds,
                seconds,
                defaultNumWant,
                maxNumWant,
                maxTorrents,
                maxPeers,
                keepPeerIds);
    }

    /** The same with other numbers of peers to a reply. */
    public SwarmSettings withNumWant(int whenUnspecified, int atMost) {
        return new SwarmSettings(
                intervalSeconds,
                minIntervalSeconds,
                timeoutSeconds,
                whenUnspecified,
                atMost,
                maxTorrents,
                maxPeers,
                keepPeerIds);
    }

    /** The same with other bounds on what is kept. */
    public SwarmSettings withLimits(int torrents, int peers) {
        return new SwarmSettings(
                intervalSeconds,
                minIntervalSeconds,
                timeoutSeconds,
                defaultNumWant,
                maxNumWant,
                torrents,
                peers,
                keepPeerIds);
    }

    /** The same, keeping peer ids or not. */
    public SwarmSettings withPeerIds(boolean keep) {
        return new SwarmSettings(
                intervalSeconds,
                minIntervalSeconds,
                timeoutSeconds,
                defaultNumWant,
                maxNumWant,
                maxTorrents,
                maxPeers,
                keep);
    }

    int peersWanted(int numWant) {
        return numWant < 0 ? defaultNumWant : Math.min(numWant, maxNumWant);
    }

    private static void requireAtLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException("the " + name + " must be at least " + least + ", not " + value);
        }
    }
}
