package io.swarmbed.engine.meta;

import java.util.List;

/** Which files the content is cut into: one after the other, without gaps. Immutable. */
public final class FileLayout {
    private final String name;
    private final boolean folder;
    private final List<Entry> entries;
    private final long totalLength;

    /**
     * The entries must follow each other without gaps from offset 0.
     *
     * @param name the safe name of the file, or of the folder that holds the files
     */
    FileLayout(String name, boolean folder, List<Entry> entries) {
        this.name = name;
        this.folder = folder;
        this.entries = List.copyOf(entries);
        long end = 0;
        for (Entry entry : this.entries) {
            if (entry.offset != end || entry.length < 0) {
                throw new IllegalArgumentException(entry + " should begin at " + end);
            }
            end = Math.addExact(end, entry.length);
        }
        this.totalLength = end;
    }

    /** The layout of a torrent that is one file. The name must be {@linkplain FileNames#isUsable usable}. */
    public static FileLayout singleFile(String name, long length) {
        String safe = FileNames.safe(name);
        String given = FileNames.isUsable(name) ? name : safe;
        return new FileLayout(safe, false, List.of(new Entry(safe, given, length, 0, false)));
    }

    /**
     * A file of the torrent.
     *
     * @param path where to keep it, separated by slashes: within the folder {@link FileLayout#name()}, or that name
     *     itself when the torrent is a single file. Safe and unique on every common file system.
     * @param givenPath where the torrent says it is, when that is usable on POSIX systems, else the same as path.
     *     Content that exists may be looked for here; nothing may be created here. Windows may refuse it as a path.
     * @param length bytes
     * @param offset of its first byte in the content
     * @param padding whether its content is zeros that are kept nowhere (BEP 47)
     */
    public record Entry(String path, String givenPath, long length, long offset, boolean padding) {}

    /**
     * Is told of one file's part of a range of the content.
     *
     * @param <E> what the visitor may throw
     */
    @FunctionalInterface
    public interface SliceVisitor<E extends Exception> {
        /**
         * Visits a part that is not empty.
         *
         * @param entry index of the entry, which may be padding
         * @param entryOffset offset of the part in the file
         * @param rangeOffset offset of the part in the range asked for
         * @param length bytes of the part
         */
        void slice(int entry, long entryOffset, int rangeOffset, int length) throws E;
    }

    /** The safe name of the file, or of the folder that holds the files. */
    public String name() {
        return name;
    }

    /** Whether the files lie in a folder named {@link #name()}; otherwise there is one file of that name. */
    public boolean isFolder() {
        return folder;
    }

    /** In the order of their content; empty files among them. */
    public List<Entry> entries() {
        return entries;
    }

    /** Bytes of content, padding included. */
    public long totalLength() {
        return totalLength;
    }

    /**
     * Visits the parts of files that make up a range of the content, in order.
     *
     * @throws IndexOutOfBoundsException when the range is not within the content
     * @throws E when the visitor does; the rest is then not visited
     */
    public <E extends Exception> void slices(long offset, int length, SliceVisitor<E> visitor) throws E {
        if (offset < 0 || length < 0 || offset > totalLength - length) {
            throw new IndexOutOfBoundsException(offset + ", " + length + " bytes, in " + totalLength);
        }
        int done = 0;
        for (int i = entryAt(offset); done < length; i++) {
            Entry entry = entries.get(i);
            long start = offset + done - entry.offset;
            int part = (int) Math.min(length - done, entry.length - start);
            if (part > 0) {
                visitor.slice(i, start, done, part);
                done += part;
            }
        }
    }

    /** The last entry that begins at this offset or before it. */
    private int entryAt(long offset) {
        int low = 0;
        int high = entries.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (entries.get(middle).offset <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileLayout that
                && folder == that.folder
                && name.equals(that.name)
                && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + entries.hashCode();
    }

    @Override
    public String toString() {
        return name + ": " + entries.size() + " files, " + totalLength + " bytes";
    }
}
