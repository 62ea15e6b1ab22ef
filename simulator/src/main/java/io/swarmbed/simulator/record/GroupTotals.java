package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the peers of one group amount to. Each peer adds its own changes on its own thread, so that a sample costs the
 * same however many peers there are; any thread may read.
 */
final class GroupTotals {
    /** What is added up. Peers that have left count in the flows and in {@code JOINED} and {@code COMPLETED} alone. */
    enum Count {
        UPLOADED_BYTES,
        DOWNLOADED_BYTES,
        BLOCKS_RECEIVED,
        /** Pieces that were verified by peers which were not complete at the start. */
        PIECES_TO_DOWNLOAD_VERIFIED,
        JOINED,
        COMPLETED,
        LEECHERS,
        SEEDS,
        SLOTS_REGULAR,
        SLOTS_OPTIMISTIC,
        SLOTS_SEED,
        CONNECTIONS
    }

    private final String name;
    private final Map<Count, AtomicLong> counts = new EnumMap<>(Count.class);
    private int expected;

    GroupTotals(String name) {
        this.name = name;
        for (Count count : Count.values()) {
            counts.put(count, new AtomicLong());
        }
    }

    String name() {
        return name;
    }

    /** A peer that is to download the content belongs to the group; only before the run. */
    void expect() {
        expected++;
    }

    /** Peers that were not complete at the start. */
    int expected() {
        return expected;
    }

    void add(Count count, long change) {
        counter(count).getAndAdd(change);
    }

    /** Slots in use of this kind; those of nobody are not counted. */
    void addSlots(Choking kind, int change) {
        switch (kind) {
            case REGULAR -> add(Count.SLOTS_REGULAR, change);
            case OPTIMISTIC -> add(Count.SLOTS_OPTIMISTIC, change);
            case SEED -> add(Count.SLOTS_SEED, change);
            case CHOKED -> {}
        }
    }

    long get(Count count) {
        return counter(count).get();
    }

    private AtomicLong counter(Count count) {
        return Objects.requireNonNull(counts.get(count));
    }
}
