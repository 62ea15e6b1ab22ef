package io.swarmbed.tracker.snapshot;

import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.SnapshotCounts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a registry in a file: fills it from there, and writes it there now and then, in a thread of its own. A snapshot is
 * written beside the file and takes its place when it is whole, so that there is a whole one at any time.
 *
 * <p>A snapshot saves peers the wait until they announce again; it is not worth a tracker that does not start. One that is
 * damaged or of another version is therefore set aside, what could be read of it is used, and a warning says so. A file
 * that is no snapshot at all is somebody else's, and would be overwritten: that one refuses the start.
 */
public final class SnapshotKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
    private static final int READ_BUFFER = 1 << 18;
    private static final long PATIENCE_SECONDS = 60;

    private final SnapshotSettings settings;
    private final SharedRegistry registry;
    private final LongSupplier nowSeconds;
    private final LongSupplier nowMillis;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "tracker-snapshots");
        created.setDaemon(true);
        return created;
    });
    private volatile SnapshotCounts counts = SnapshotCounts.NONE;
    private Optional<SnapshotClaim> claim = Optional.empty();
    private boolean failing;

    /**
     * A keeper that has neither read nor written.
     *
     * @param nowSeconds the clock of the registry, beginning at its time-out or later, so that it can tell the age of a
     *     peer from before
     * @param nowMillis since 1970
     */
    public SnapshotKeeper(
            SnapshotSettings settings, SharedRegistry registry, LongSupplier nowSeconds, LongSupplier nowMillis) {
        this.settings = settings;
        this.registry = registry;
        this.nowSeconds = nowSeconds;
        this.nowMillis = nowMillis;
    }

    /**
     * Claims the file, and fills the registry, which is new, from it, if there is one.
     *
     * @throws SnapshotException when the file is no snapshot or another tracker's, or it or its directory cannot be used
     */
    public void restore() throws SnapshotException {
        Path file = settings.file().toAbsolutePath();
        Path directory = Optional.ofNullable(file.getParent()).orElse(file);
        if (!Files.isDirectory(directory)) {
            throw new SnapshotException("cannot keep the snapshot " + settings.file() + ": there is no directory "
                    + directory + "; create it, or name a file elsewhere");
        }
        if (!Files.isWritable(directory)) {
            throw new SnapshotException("cannot keep the snapshot " + settings.file() + ": no right to write into "
                    + directory + "; grant it, or name a file elsewhere");
        }
        try {
            if (Files.isDirectory(file)) {
                throw new SnapshotException(
                        "cannot keep the snapshot " + settings.file() + ": this is a directory; name a file in it");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new SnapshotException("cannot keep the snapshot " + settings.file()
                        + ": this is a device or a pipe, not a file; name another");
            }
            claim = SnapshotClaim.on(file);
            if (claim.isEmpty()) {
                throw new SnapshotException("cannot keep the snapshot " + settings.file()
                        + ": another tracker that is running keeps it; name another file");
            }
            if (Files.exists(file) && Files.size(file) > 0) {
                restore(file);
            }
        } catch (IOException e) {
            throw new SnapshotException("cannot read the snapshot " + settings.file() + ": " + reason(e)
                    + "; move it away to start without it");
        }
    }

    private void restore(Path file) throws IOException, SnapshotException {
        SnapshotReader.Outcome outcome;
        try (InputStream source = new BufferedInputStream(Files.newInputStream(file), READ_BUFFER)) {
            outcome = SnapshotReader.read(source, nowMillis.getAsLong(), registry.restorer(nowSeconds.getAsLong()));
        }
        int peers = registry.census().peers();
        String known = peers + " peers of " + registry.census().torrents() + " torrents";
        switch (outcome) {
            case COMPLETE -> LOG.info("read the snapshot {}: {}", settings.file(), known);
            case DAMAGED ->
                LOG.warn(
                        "the snapshot {} is damaged, and set aside as {}; the tracker goes on with what could be read: {}",
                        settings.file(),
                        setAside(file),
                        known);
            case OTHER_VERSION ->
                LOG.warn(
                        "the snapshot {} is of another version of this program, and set aside as {}; the tracker begins"
                                + " without peers",
                        settings.file(),
                        setAside(file));
            case FOREIGN ->
                throw new SnapshotException(
                        "cannot keep the snapshot " + settings.file()
                                + ": the file there is no snapshot, and is not overwritten; move it away, or name another file");
        }
        counts = new SnapshotCounts(0, 0, peers, Optional.empty());
    }

    private static Path setAside(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        return aside;
    }

    /** Begins to write a snapshot now and then. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the thread, and lets nothing out
    public void start() {
        thread.scheduleWithFixedDelay(
                this::replace, settings.everySeconds(), settings.everySeconds(), TimeUnit.SECONDS);
    }

    /** What became of the snapshots so far; safe from any thread. */
    public SnapshotCounts counts() {
        return counts;
    }

    /** Writes the last snapshot, waiting for a slow disk for a minute at most. */
    @Override
    public void close() {
        try {
            thread.submit(this::replace).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the last snapshot is not complete; the one before is kept: {}", e.toString());
        }
        abandon();
    }

    /** Ends without a snapshot: that of a tracker that did not start. */
    public void abandon() {
        thread.shutdownNow();
        claim.ifPresent(SnapshotKeeper::release);
        claim = Optional.empty();
    }

    private static void release(SnapshotClaim claim) {
        try {
            claim.release();
        } catch (IOException e) {
            LOG.debug("cannot give up a snapshot: {}", e.toString());
        }
    }

    /** Writes a snapshot that takes the place of the one before. */
    private void replace() {
        Path file = settings.file().toAbsolutePath();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        long begin = System.nanoTime();
        try {
            long bytes = write(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            SnapshotCounts.Last last = new SnapshotCounts.Last(
                    Instant.ofEpochMilli(nowMillis.getAsLong()), bytes, System.nanoTime() - begin);
            counts = new SnapshotCounts(
                    counts.written() + 1, counts.failed(), counts.restoredPeers(), Optional.of(last));
            if (failing) {
                LOG.info("the snapshot {} can be written again", settings.file());
                failing = false;
            }
        } catch (IOException | RuntimeException e) {
            counts = new SnapshotCounts(counts.written(), counts.failed() + 1, counts.restoredPeers(), counts.last());
            if (!failing) {
                LOG.warn("cannot write the snapshot {}, the one before is kept: {}", settings.file(), reason(e));
                failing = true;
            }
            discard(fresh);
        }
    }

    private long write(Path fresh) throws IOException {
        try (FileChannel target = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            SnapshotWriter.write(registry, nowMillis.getAsLong(), nowSeconds.getAsLong(), target);
            target.force(true);
            return target.size();
        }
    }

    private static void discard(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            LOG.debug("cannot remove {}: {}", fresh, e.toString());
        }
    }

    /** What went wrong; the kind of error where the message is but the file's name. */
    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
        return e instanceof FileSystemException problem
                ? Optional.ofNullable(problem.getReason()).orElse(kind)
                : e instanceof IOException ? message : kind + ": " + message;
    }
}
