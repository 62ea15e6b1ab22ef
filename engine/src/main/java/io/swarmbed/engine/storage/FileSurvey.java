package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of a torrent's files are there, and whether they may be used. Nobody's file is overwritten: one that is longer
 * than the torrent says, or of which no piece matches, is taken for another file of the same name and refused.
 */
final class FileSurvey {
    private final PieceGeometry geometry;
    private final ContentPlace place;
    private final List<FileLayout.Entry> entries;
    private List<Path> paths = List.of();
    /** Bytes of each file; -1 when it is not there. */
    private long[] sizes = {};

    FileSurvey(PieceGeometry geometry, ContentPlace place) {
        this.geometry = geometry;
        this.place = place;
        this.entries = place.layout().entries();
    }

    /** Reads a part of a file. */
    interface FileReader {
        void read(int entry, long position, ByteBuffer into) throws IOException;
    }

    /** Looks at every file, which has to be writable unless it is only read. */
    void look(boolean readOnly) throws IOException {
        List<Path> found = new ArrayList<>();
        long[] lengths = new long[entries.size()];
        for (int i = 0; i < lengths.length; i++) {
            FileLayout.Entry entry = entries.get(i);
            Path path = entry.padding() ? place.root() : place.resolve(entry);
            found.add(path);
            lengths[i] = entry.padding() ? entry.length() : size(path, entry, readOnly);
        }
        paths = found;
        sizes = lengths;
    }

    private static long size(Path path, FileLayout.Entry entry, boolean readOnly) throws IOException {
        if (!Files.exists(path)) {
            return -1;
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + " is not a file, but the torrent has a file there: choose another folder");
        }
        if (!Files.isReadable(path) || !(readOnly || Files.isWritable(path))) {
            throw new IOException("cannot " + (readOnly ? "read " : "read and write ") + path + ": permission denied");
        }
        long size = Files.size(path);
        if (size > entry.length()) {
            throw new IOException(path + " has " + size + " bytes and the torrent's file " + entry.length()
                    + ", so it is another file: move it or choose another folder");
        }
        return size;
    }

    List<Path> paths() {
        return paths;
    }

    /** Bytes of the file; -1 when it was not there. */
    long size(int entry) {
        return sizes[entry];
    }

    /** Whether the files are there as far as the piece goes. */
    boolean hasAllOf(int piece) {
        boolean[] all = {true};
        place.layout()
                .slices(
                        geometry.pieceOffset(piece),
                        geometry.pieceLength(piece),
                        (entry, entryOffset, rangeOffset, length) -> all[0] &= entryOffset + length <= sizes[entry]);
        return all[0];
    }

    /** Refuses, naming a file that is missing, else the one with the most wrong pieces. */
    void requireComplete(PieceSet verified) throws IOException {
        int worst = -1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < 0) {
                throw new IOException(paths.get(i) + " is missing" + summary(verified));
            }
            if (!entries.get(i).padding() && (worst < 0 || wrongIn(verified, i) > wrongIn(verified, worst))) {
                worst = i;
            }
        }
        if (worst >= 0 && !verified.isFull()) {
            int pieces = lastPiece(worst) - firstPiece(worst) + 1;
            throw new IOException(paths.get(worst) + " is not the torrent's file: " + wrongIn(verified, worst) + " of "
                    + pieces + " pieces do not match" + summary(verified));
        }
    }

    private int wrongIn(PieceSet verified, int entry) {
        return lastPiece(entry) - firstPiece(entry) + 1 - countIn(verified, entry);
    }

    private static String summary(PieceSet verified) {
        int wrong = verified.pieceCount() - verified.size();
        return " (" + wrong + " of " + verified.pieceCount() + " pieces are wrong in all)";
    }

    /** Refuses a file that is there but has nothing of the torrent in it, neither a piece nor room for one. */
    void requireOwn(PieceSet verified, FileReader reader) throws IOException {
        for (int i = 0; i < sizes.length; i++) {
            boolean unknown = !entries.get(i).padding() && sizes[i] > 0 && countIn(verified, i) == 0;
            if (unknown && !isAllZeros(i, reader)) {
                throw new IOException(paths.get(i) + " is there and no piece of it matches the torrent, so it may be"
                        + " another file: move it or choose another folder");
            }
        }
    }

    private boolean isAllZeros(int entry, FileReader reader) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        for (long at = 0; at < sizes[entry]; at += buffer.capacity()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), sizes[entry] - at));
            reader.read(entry, at, buffer);
            buffer.flip();
            while (buffer.hasRemaining()) {
                if (buffer.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many of the pieces with a part of this file are in the set. */
    int countIn(PieceSet pieces, int entry) {
        int count = 0;
        for (int piece = firstPiece(entry); piece <= lastPiece(entry); piece++) {
            count += pieces.contains(piece) ? 1 : 0;
        }
        return count;
    }

    private int firstPiece(int entry) {
        return (int) (entries.get(entry).offset() / geometry.pieceLength());
    }

    /** Less than the first when the file is empty. */
    private int lastPiece(int entry) {
        FileLayout.Entry file = entries.get(entry);
        return file.length() == 0
                ? firstPiece(entry) - 1
                : (int) ((file.offset() + file.length() - 1) / geometry.pieceLength());
    }
}
