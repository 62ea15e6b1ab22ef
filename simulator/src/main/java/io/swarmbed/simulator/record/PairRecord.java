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

    /** A connection of the two has been opened. */
    void opened() {
        connections++;
    }

    /** A connection of the two has ended that was open for so long. */
    void closed(long nanos) {
        connections--;
        present += nanos;
    }

    /** Whether the two are connected. */
    boolean connected() {
        return connections > 0;
    }

    void interested(long nanos) {
        interested += nanos;
    }

    void served(Choking kind, long nanos) {
        switch (kind) {
            case REGULAR -> regular += nanos;
            case OPTIMISTIC -> optimistic += nanos;
            case SEED -> seed += nanos;
            case CHOKED -> {}
        }
    }

    void sent(int length) {
        bytes += length;
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
                bytes);
    }
}
