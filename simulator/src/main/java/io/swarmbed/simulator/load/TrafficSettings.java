package io.swarmbed.simulator.load;

/**
 * What the peers ask.
 *
 * @param numWant peers wanted in each reply, 0 to 10,000
 * @param scrapeShare the share of scrapes among the requests, 0 to 1
 * @param lifetimeNanos the mean time a peer stays before it stops and another starts in its place; 0 when all stay
 */
public record TrafficSettings(int numWant, double scrapeShare, long lifetimeNanos) {
    private static final int MOST_WANTED = 10_000;

    public TrafficSettings {
        if (numWant < 0 || numWant > MOST_WANTED) {
            throw new IllegalArgumentException("numwant: must be 0 to " + MOST_WANTED);
        }
        if (!(scrapeShare >= 0 && scrapeShare <= 1)) {
            throw new IllegalArgumentException("scrape-share: must be 0 to 100 %");
        }
        if (lifetimeNanos < 0) {
            throw new IllegalArgumentException("churn: must be a positive time");
        }
    }
}
