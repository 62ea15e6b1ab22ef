package io.swarmbed.tracker.service;

/**
 * What a tracker has done and what it knows, at about one moment.
 *
 * @param requests by protocol and kind
 * @param torrents torrents known
 * @param peers peers known over all torrents
 */
public record TrackerStats(RequestCounts requests, int torrents, int peers) {
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
}
