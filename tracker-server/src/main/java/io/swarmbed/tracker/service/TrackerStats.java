package io.swarmbed.tracker.service;

import java.util.List;

/**
 * What a tracker has done and what it knows, at about one moment.
 *
 * @param requests by protocol and kind
 * @param durations of a sample of the announces
 * @param population may be some seconds old
 * @param vitals of the process and its threads
 * @param accessLog its lines
 * @param snapshots of the registry
 * @param lists by which it decides whom it serves
 */
public record TrackerStats(
        RequestCounts requests,
        DurationCounts durations,
        Population population,
        Vitals vitals,
        AccessLogCounts accessLog,
        SnapshotCounts snapshots,
        List<ListStatus> lists) {
    public TrackerStats {
        lists = List.copyOf(lists);
    }

    /** Connection ids given out over UDP. */
    public long connects() {
        return requests.connects();
    }

    /** Announces answered, over both protocols. */
    public long announces() {
        return requests.announces();
    }

    /** Torrents scraped. */
    public long scrapes() {
        return requests.scrapes();
    }

    /** Requests answered with an error, or dropped. */
    public long errors() {
        return requests.errors();
    }

    /** Torrents known. */
    public int torrents() {
        return population.torrents();
    }

    /** Peers known over all torrents. */
    public int peers() {
        return population.peers();
    }
}
