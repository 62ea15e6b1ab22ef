package io.swarmbed.tracker.access;

import io.swarmbed.tracker.service.ListStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * A list that follows its file. A file that cannot be used leaves the former list in place. Any thread may ask for the
 * list; one at a time looks at the file.
 */
final class WatchedList<T> {
    private final String name;
    private final Path file;
    private final Reader<T> reader;
    private final ToIntFunction<T> size;
    private volatile T list;
    private volatile long loads = 1;
    private volatile Instant lastRead;
    private volatile Optional<String> problem = Optional.empty();
    private Stamp known;
    private Stamp lastSeen;

    /**
     * Reads the list.
     *
     * @throws AccessException when it cannot be used
     */
    WatchedList(String name, Path file, Reader<T> reader, ToIntFunction<T> size) throws AccessException {
        this.name = name;
        this.file = file;
        this.reader = reader;
        this.size = size;
        // The stamp is taken first: a change during the reading is noticed afterwards.
        this.known = Stamp.of(file);
        this.lastSeen = known;
        this.list = reader.read(file);
        this.lastRead = Instant.now();
    }

    /** Reads a list from a file. */
    interface Reader<T> {
        T read(Path file) throws AccessException;
    }

    T get() {
        return list;
    }

    /**
     * Reads the file again if it has changed since, and has not done so any more since the last look: it may be half
     * written until then.
     *
     * @return what came of it, if anything was done
     */
    synchronized Optional<ListNews> look() {
        Stamp seen = Stamp.of(file);
        boolean settled = seen.equals(lastSeen);
        lastSeen = seen;
        return settled && !seen.equals(known) ? Optional.of(reload()) : Optional.empty();
    }

    /** Reads the file again in any case. */
    synchronized ListNews reload() {
        known = Stamp.of(file);
        lastSeen = known;
        try {
            list = reader.read(file);
            loads++;
            lastRead = Instant.now();
            boolean mended = problem.isPresent();
            problem = Optional.empty();
            return new ListNews(false, mended, file + ": read again; it names " + status().what());
        } catch (AccessException e) {
            String line = e.getMessage() + "; the list of before stays in use";
            problem = Optional.of(line);
            return new ListNews(true, false, line);
        }
    }

    ListStatus status() {
        return new ListStatus(name, file, size.applyAsInt(list), loads, lastRead, problem);
    }

    /** By what a change of a file, or of the right to read it, is seen; the size is -1 for one that is not there. */
    private record Stamp(long modifiedNanos, long size, Object key, boolean readable) {
        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
                return new Stamp(
                        modified,
                        attributes.size(),
                        Objects.requireNonNullElse(attributes.fileKey(), ""),
                        Files.isReadable(file));
            } catch (IOException gone) {
                return new Stamp(0, -1, "", false);
            }
        }
    }
}
