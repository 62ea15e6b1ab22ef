package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.yaml.Fields;
import io.swarmbed.simulator.scenario.yaml.Value;
import io.swarmbed.tracker.OperationSettings;
import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.swarm.SwarmSettings;

/** Reads how often peers announce, what they are told, and how many of them are known at most. */
final class AnnounceReader {
    private static final int MOST_NUM_WANT = 10_000;
    private static final int PERCENT = 10_000;

    /**
     * What was read.
     *
     * @param jitterPercent how far the interval of a reply may lie from that of the settings
     */
    record Announcing(SwarmSettings swarm, int jitterPercent) {}

    private static int jitterPercent(Value value) {
        OperationSettings usual = OperationSettings.standalone();
        long share = value.quantity(
                Dimension.SHARE,
                0,
                (long) OperationSettings.MAX_JITTER_PERCENT * PERCENT,
                (long) usual.jitterPercent() * PERCENT);
        if (share % PERCENT != 0) {
            value.problem("is not a whole percentage; write '" + (share / PERCENT + 1) + " %'");
        }
        return (int) (share / PERCENT);
    }

    Announcing read(Fields announce, Fields limits) {
        SwarmSettings usual = SwarmSettings.defaults();
        int jitterPercent = jitterPercent(announce.value("jitter"));
        int interval = Values.seconds(announce.value("interval"), 1, Values.WEEK_SECONDS, usual.intervalSeconds());
        Value min = announce.value("min-interval");
        int minInterval = Values.seconds(min, 1, Values.WEEK_SECONDS, Math.max(1, interval / 2));
        if (minInterval > interval) {
            min.problem("is longer than the interval of " + interval + " s; write at most that");
            minInterval = interval;
        }
        Value timeout = announce.value("timeout");
        int timeoutSeconds = Values.seconds(timeout, 1, 4 * Values.WEEK_SECONDS, 2 * interval);
        int least = TrackerSettings.leastTimeoutSeconds(interval, jitterPercent);
        if (timeoutSeconds < least) {
            timeout.problem("a peer that keeps to its interval would be forgotten between two announces; write at"
                    + " least '" + least + " s'");
            timeoutSeconds = least;
        }
        int most = (int) announce.value("max-num-want").whole(0, MOST_NUM_WANT, usual.maxNumWant());
        Value want = announce.value("num-want");
        int numWant = (int) want.whole(0, MOST_NUM_WANT, Math.min(most, usual.defaultNumWant()));
        if (numWant > most) {
            want.problem("is more than the 'max-num-want' of " + most + "; write at most that");
            numWant = most;
        }
        boolean peerIds = announce.value("peer-ids").flag(false);
        announce.done();
        int torrents = (int) limits.value("torrents").whole(1, Integer.MAX_VALUE, usual.maxTorrents());
        int peers = (int) limits.value("peers").whole(1, Integer.MAX_VALUE, usual.maxPeers());
        limits.done();
        return new Announcing(
                new SwarmSettings(interval, minInterval, timeoutSeconds, numWant, most, torrents, peers, peerIds),
                jitterPercent);
    }
}
