package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;

/** What one peer did for another, over all their connections. Times are nanoseconds. */
final class PairRecord {
    private int connections;
    private long present;
    private long interested;
    private long regular;
    private long optimistic;
    private long seed;
    private long bytes;
    private long bothLeechers;
    private long interestedAsLeechers;
    private long mutual;
    private long leechingBytes;

    /** A connection of the two has been opened. */
    void opened() {
        connections++;
    }

    /** A connection of the two has ended that was open for so long, and for so long while both were leechers. */
    void closed(long nanos, long asLeechers) {
        connections--;
        present += nanos;
        bothLeechers += asLeechers;
    }

    /** Whether the two are connected. */
    boolean connected() {
        return connections > 0;
    }

    /** @param asLeechers how much of it passed while both were leechers */
    void interested(long nanos, long asLeechers) {
        interested += nanos;
        interestedAsLeechers += asLeechers;
    }

    /** @param mutually whether the other unchoked this one as well */
    void served(Choking kind, long nanos, boolean mutually) {
        switch (kind) {
            case REGULAR -> {
                regular += nanos;
                mutual += mutually ? nanos : 0;
            }
            case OPTIMISTIC -> optimistic += nanos;
            case SEED -> seed += nanos;
            case CHOKED -> {}
        }
    }

    void sent(int length, boolean leeching) {
        bytes += length;
        leechingBytes += leeching ? length : 0;
    }

    void write(CsvFile pairs, int from, int to) {
        pairs.row(
                from,
                to,
                Decimals.seconds(present),
                Decimals.seconds(interested),
                Decimals.seconds(regular),
                Decimals.seconds(optimistic),
                Decimals.seconds(seed),
                bytes,
                Decimals.seconds(bothLeechers),
                Decimals.seconds(interestedAsLeechers),
                Decimals.seconds(mutual),
                leechingBytes);
    }
}
