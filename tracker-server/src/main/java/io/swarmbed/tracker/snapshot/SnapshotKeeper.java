package io.swarmbed.tracker.snapshot;

import io.swarmbed.tracker.file.FileReasons;
import io.swarmbed.tracker.file.PrivateFiles;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.service.SnapshotCounts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
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
    private Optional<SnapshotContent> restored = Optional.empty();
    private volatile Optional<SnapshotContent> written = Optional.empty();
    private Optional<String> unusable = Optional.empty();
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
     * Claims the file, and fills the registry, which is new, from it, if there is one. The file stays as it is: one that
     * is damaged is set aside by {@link #start}.
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
            throw new SnapshotException("cannot read the snapshot " + settings.file() + ": " + FileReasons.of(e)
                    + "; move it away to start without it");
        }
    }

    private void restore(Path file) throws IOException, SnapshotException {
        SnapshotReader.Outcome outcome;
        AtomicLong ageMillis = new AtomicLong();
        try (InputStream source = new BufferedInputStream(Files.newInputStream(file), READ_BUFFER)) {
            outcome = SnapshotReader.read(
                    source, nowMillis.getAsLong(), registry.restorer(nowSeconds.getAsLong()), ageMillis::set);
        }
        if (outcome == SnapshotReader.Outcome.FOREIGN) {
            throw new SnapshotException("cannot keep the snapshot " + settings.file()
                    + ": the file there is no snapshot, and is not overwritten; move it away, or name another file");
        }
        if (outcome != SnapshotReader.Outcome.OTHER_VERSION) {
            restored = Optional.of(content(Duration.ofMillis(ageMillis.get())));
        }
        unusable = switch (outcome) {
            case DAMAGED -> Optional.of("is damaged; the tracker goes on with what could be read");
            case OTHER_VERSION ->
                Optional.of("is of another version of this program; the tracker begins without peers");
            case COMPLETE, FOREIGN -> Optional.empty();
        };
        counts = new SnapshotCounts(0, 0, registry.census().peers(), Optional.empty());
    }

    private SnapshotContent content(Duration age) {
        return new SnapshotContent(
                settings.file(), registry.census().torrents(), registry.census().peers(), age);
    }

    /** What came back from the file at the start; empty without a file, and for one of another version. */
    public Optional<SnapshotContent> restored() {
        return restored;
    }

    /** What {@link #close} has written; empty before, and when that failed. */
    public Optional<SnapshotContent> written() {
        return written;
    }

    /** The tracker has started: sets aside a file that is not to be read again, and writes a snapshot now and then. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the thread, and lets nothing out
    public void start() {
        unusable.ifPresent(this::setAside);
        thread.scheduleWithFixedDelay(
                this::replace, settings.everySeconds(), settings.everySeconds(), TimeUnit.SECONDS);
    }

    private void setAside(String why) {
        Path file = settings.file().toAbsolutePath();
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("the snapshot {} {}; it is set aside as {}", settings.file(), why, aside);
        } catch (IOException e) {
            LOG.warn(
                    "the snapshot {} {}; it cannot be set aside, and the next one takes its place: {}",
                    settings.file(),
                    why,
                    FileReasons.of(e));
        }
        unusable = Optional.empty();
    }

    /** What became of the snapshots so far; safe from any thread. */
    public SnapshotCounts counts() {
        return counts;
    }

    /** Writes the last snapshot, waiting for a slow disk for a minute at most. */
    @Override
    public void close() {
        try {
            long before = counts.written();
            thread.submit(this::replace).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (counts.written() > before) {
                written = Optional.of(content(Duration.ZERO));
            }
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
                LOG.warn("the snapshot {} can be written again", settings.file());
                failing = false;
            }
        } catch (IOException | RuntimeException e) {
            counts = new SnapshotCounts(counts.written(), counts.failed() + 1, counts.restoredPeers(), counts.last());
            if (!failing) {
                LOG.warn(
                        "cannot write the snapshot {}, the one before is kept: {}", settings.file(), FileReasons.of(e));
                failing = true;
            }
            discard(fresh);
        }
    }

    private long write(Path fresh) throws IOException {
        // What a crash has left keeps its permissions unless it goes.
        Files.deleteIfExists(fresh);
        try (FileChannel target =
                PrivateFiles.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
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
}
