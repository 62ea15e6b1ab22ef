package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;
import java.util.EnumMap;
import java.util.Map;

/** What one peer did for another, over all their connections. Times are nanoseconds. */
final class PairRecord {
    private final Map<Choking, Long> unchoked = new EnumMap<>(Choking.class);
    private long present;
    private long interested;
    private long bytes;

    void present(long nanos) {
        present += nanos;
    }

    void interested(long nanos) {
        interested += nanos;
    }

    void served(Choking kind, long nanos) {
        unchoked.merge(kind, nanos, Long::sum);
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
                Decimals.seconds(unchoked.getOrDefault(Choking.REGULAR, 0L)),
                Decimals.seconds(unchoked.getOrDefault(Choking.OPTIMISTIC, 0L)),
                Decimals.seconds(unchoked.getOrDefault(Choking.SEED, 0L)),
                bytes);
    }
}
