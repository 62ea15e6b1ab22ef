package io.swarmbed.simulator.load;

/**
 * Who announces.
 *
 * @param seed of everything that is drawn: the same seed gives the same info-hashes, peers and choices
 * @param torrents 1 to 10,000,000
 * @param peers of all torrents together, 1 to 100,000,000
 * @param zipf the exponent of Zipf's law for the sizes of the swarms; 0 for swarms of one size
 * @param seedShare the share of seeds among the peers, 0 to 1
 * @param sources the number of addresses the peers are spread over, at least 1
 */
public record PopulationSettings(long seed, int torrents, int peers, double zipf, double seedShare, int sources) {
    private static final int MOST_TORRENTS = 10_000_000;
    private static final int MOST_PEERS = 100_000_000;
    private static final int MOST_SOURCES = 60_000;

    public PopulationSettings {
        require(torrents >= 1 && torrents <= MOST_TORRENTS, "torrents: must be 1 to " + MOST_TORRENTS);
        require(peers >= 1 && peers <= MOST_PEERS, "peers: must be 1 to " + MOST_PEERS);
        require(zipf >= 0 && zipf <= 10, "popularity: the exponent must be 0 to 10");
        require(seedShare >= 0 && seedShare <= 1, "seeds: must be 0 to 100 %");
        require(sources >= 1 && sources <= MOST_SOURCES, "sources: must be 1 to " + MOST_SOURCES);
    }

    private static void require(boolean fulfilled, String rule) {
        if (!fulfilled) {
            throw new IllegalArgumentException(rule);
        }
    }
}
