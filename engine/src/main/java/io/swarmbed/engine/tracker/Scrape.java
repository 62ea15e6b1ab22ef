package io.swarmbed.engine.tracker;

/**
 * What a tracker knows of one torrent.
 *
 * @param seeders complete peers
 * @param leechers incomplete peers
 * @param completed peers that have ever completed
 */
public record Scrape(int seeders, int leechers, int completed) {}
