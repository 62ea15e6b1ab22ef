package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;
import java.util.EnumMap;
import java.util.Map;

/** What one peer did for another, over all their connections. Times are nanoseconds. */
final class PairRecord {
    private long present;
    private long interested;
    private final Map<Choking, Long> unchoked = new EnumMap<>(Choking.class);
    private long bytes;
    private long presentSince = -1;
    private long interestedSince = -1;
    private long unchokedSince = -1;
    private Choking choking = Choking.CHOKED;

    void connected(long now) {
        presentSince = now;
    }

    void interested(boolean value, long now) {
        if (value) {
            interestedSince = now;
        } else if (interestedSince >= 0) {
            interested += now - interestedSince;
            interestedSince = -1;
        }
    }

    void choking(Choking value, long now) {
        if (choking != Choking.CHOKED) {
            unchoked.merge(choking, now - unchokedSince, Long::sum);
        }
        choking = value;
        unchokedSince = now;
    }

    Choking choking() {
        return choking;
    }

    void sent(int length) {
        bytes += length;
    }

    /** The connection has ended, or the run has. */
    void ended(long now) {
        if (presentSince >= 0) {
            present += now - presentSince;
            presentSince = -1;
        }
        interested(false, now);
        choking(Choking.CHOKED, now);
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
