package io.swarmbed.tracker.service;

import java.util.List;

/**
 * Whom a tracker knows.
 *
 * @param torrents with peers or without
 * @param seeds over all torrents; a peer of two torrents counts twice, here as below
 * @param leechers all others
 * @param ipv4Peers seeds and leechers that announced over IPv4
 * @param ipv6Peers the same over IPv6
 * @param largest the torrents with most peers, in falling order
 */
public record Population(
        int torrents, int seeds, int leechers, int ipv4Peers, int ipv6Peers, List<LargeSwarm> largest) {
    /** Nobody. */
    public static final Population NONE = new Population(0, 0, 0, 0, 0, List.of());

    public Population {
        largest = List.copyOf(largest);
    }

    /**
     * Goes through a registry while announces go on; takes milliseconds for a million torrents.
     *
     * @param largest how many of the largest torrents to name, at least 1
     */
    public static Population of(SharedRegistry registry, int largest) {
        PopulationSurvey survey = new PopulationSurvey(largest);
        registry.survey(survey);
        return survey.population();
    }

    /** All of them. */
    public int peers() {
        return seeds + leechers;
    }
}
