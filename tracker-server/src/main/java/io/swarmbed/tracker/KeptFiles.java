package io.swarmbed.tracker;

import io.swarmbed.tracker.log.AccessLogFile;
import io.swarmbed.tracker.log.AccessLogSettings;
import io.swarmbed.tracker.service.AccessLog;
import io.swarmbed.tracker.service.AccessLogCounts;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.SnapshotCounts;
import io.swarmbed.tracker.snapshot.SnapshotContent;
import io.swarmbed.tracker.snapshot.SnapshotException;
import io.swarmbed.tracker.snapshot.SnapshotKeeper;
import io.swarmbed.tracker.snapshot.SnapshotSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The files that a tracker writes: an access log and a snapshot, neither of which need be. */
final class KeptFiles implements AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Optional<AccessLogFile> log;
    private final Optional<SnapshotKeeper> snapshots;
    private boolean started;

    private KeptFiles(Optional<AccessLogFile> log, Optional<SnapshotKeeper> snapshots) {
        this.log = log;
        this.snapshots = snapshots;
    }

    /**
     * Opens the files, and fills the registry, which is new, from the snapshot.
     *
     * @param clock of the registry, in nanoseconds, beginning at its time-out or later
     */
    static KeptFiles open(OperationSettings settings, SharedRegistry registry, LongSupplier clock)
            throws TrackerStartException {
        Optional<SnapshotKeeper> snapshots = Optional.empty();
        if (settings.snapshot().isPresent()) {
            snapshots = Optional.of(restored(settings.snapshot().get(), registry, clock));
        }
        try {
            Optional<AccessLogFile> log = Optional.empty();
            if (settings.accessLog().isPresent()) {
                log = Optional.of(opened(settings.accessLog().get()));
            }
            return new KeptFiles(log, snapshots);
        } catch (TrackerStartException e) {
            snapshots.ifPresent(SnapshotKeeper::abandon);
            throw e;
        }
    }

    private static SnapshotKeeper restored(SnapshotSettings settings, SharedRegistry registry, LongSupplier clock)
            throws TrackerStartException {
        SnapshotKeeper keeper = new SnapshotKeeper(
                settings, registry, () -> clock.getAsLong() / NANOS_PER_SECOND, System::currentTimeMillis);
        try {
            keeper.restore();
            return keeper;
        } catch (SnapshotException e) {
            keeper.abandon();
            throw new TrackerStartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static AccessLogFile opened(AccessLogSettings settings) throws TrackerStartException {
        try {
            return new AccessLogFile(settings, System::currentTimeMillis);
        } catch (IOException e) {
            throw new TrackerStartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where requests are written down, if anywhere. */
    AccessLog log() {
        return log.<AccessLog>map(file -> file).orElse(AccessLog.OFF);
    }

    AccessLogCounts logCounts() {
        return log.map(AccessLogFile::counts).orElse(AccessLogCounts.NONE);
    }

    SnapshotCounts snapshotCounts() {
        return snapshots.map(SnapshotKeeper::counts).orElse(SnapshotCounts.NONE);
    }

    Optional<SnapshotContent> restored() {
        return snapshots.flatMap(SnapshotKeeper::restored);
    }

    /** What the last snapshot holds, once these files are closed. */
    Optional<SnapshotContent> saved() {
        return snapshots.flatMap(SnapshotKeeper::written);
    }

    /** The tracker has started. */
    void start() {
        started = true;
        log.ifPresent(AccessLogFile::start);
        snapshots.ifPresent(SnapshotKeeper::start);
    }

    /** Writes what is still to be written: nothing over the snapshot of a tracker that did not start. */
    @Override
    public void close() {
        log.ifPresent(AccessLogFile::close);
        snapshots.ifPresent(started ? SnapshotKeeper::close : SnapshotKeeper::abandon);
    }
}
