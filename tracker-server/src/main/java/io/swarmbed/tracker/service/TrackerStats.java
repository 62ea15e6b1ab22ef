package io.swarmbed.tracker.service;

/**
 * What a tracker has done and what it knows, at about one moment.
 *
 * @param connects connection ids given out over UDP
 * @param announces announces answered, over both protocols
 * @param scrapes torrents scraped
 * @param errors requests answered with an error, or dropped as malformed or forged
 * @param torrents torrents known
 * @param peers peers known over all torrents
 */
public record TrackerStats(long connects, long announces, long scrapes, long errors, int torrents, int peers) {}
