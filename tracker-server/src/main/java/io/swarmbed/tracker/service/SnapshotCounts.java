package io.swarmbed.tracker.service;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of the snapshots of the registry.
 *
 * @param written snapshots that took the place of the one before
 * @param failed snapshots that could not be written
 * @param restoredPeers peers known from the snapshot at the start
 * @param last the last one written; empty when none was
 */
public record SnapshotCounts(long written, long failed, long restoredPeers, Optional<Last> last) {
    /** No snapshots. */
    public static final SnapshotCounts NONE = new SnapshotCounts(0, 0, 0, Optional.empty());

    /**
     * One snapshot.
     *
     * @param at when it was complete
     * @param bytes its size
     * @param nanos that writing it took
     */
    public record Last(Instant at, long bytes, long nanos) {}
}
