package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Rows on their way to a file, in order of time: peers add them on their threads, and one other thread takes them away
 * at each sample, so that no peer waits for the disk.
 */
final class Journal<R> {
    private final Clock clock;
    private List<R> rows = new ArrayList<>();

    Journal(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds a row.
     *
     * @param row made for a time that is not before that of any earlier row
     * @return that time
     */
    synchronized long add(LongFunction<R> row) {
        long now = clock.nanos();
        rows.add(row.apply(now));
        return now;
    }

    /** Takes away all rows there are. */
    void drain(Consumer<R> taker) {
        taken().forEach(taker);
    }

    private synchronized List<R> taken() {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<R> all = rows;
        rows = new ArrayList<>();
        return all;
    }
}
