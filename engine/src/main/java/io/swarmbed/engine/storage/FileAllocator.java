package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes folders and files, and room in them. A file made here of which no piece was completed is removed at the end,
 * so that whatever file is found at a later start and has no piece of the torrent is somebody else's.
 */
final class FileAllocator {
    private static final int ZEROS = 1 << 20;

    private final ContentPlace place;
    private final FileSurvey survey;
    private final Allocation allocation;
    private final PieceSet kept;
    private final List<Integer> madeFiles = new ArrayList<>();
    private final List<Path> madeFolders = new ArrayList<>();

    FileAllocator(PieceGeometry geometry, ContentPlace place, FileSurvey survey, Allocation allocation) {
        this.place = place;
        this.survey = survey;
        this.allocation = allocation;
        this.kept = new PieceSet(geometry.pieceCount());
    }

    /** Writes zeros or a last byte through the store's own file handles. */
    interface FileWriter {
        void write(int entry, long position, ByteBuffer[] run) throws IOException;
    }

    /** Makes every file that is not there and lengthens those that are short. */
    void allocate(PieceSet verified, FileWriter writer) throws IOException {
        synchronized (kept) {
            kept.set(verified);
        }
        if (allocation == Allocation.FULL) {
            requireSpace();
        }
        List<FileLayout.Entry> entries = place.layout().entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).padding()) {
                continue;
            }
            Path path = survey.paths().get(i);
            try {
                makeFolders(path.getParent());
                if (survey.size(i) < 0) {
                    Files.createFile(path);
                    madeFiles.add(i);
                }
            } catch (IOException e) {
                throw Reasons.explained("cannot create", path, e);
            }
            lengthen(i, Math.max(0, survey.size(i)), entries.get(i).length(), writer);
        }
    }

    private void lengthen(int entry, long from, long to, FileWriter writer) throws IOException {
        if (from >= to || allocation == Allocation.GROW) {
            return;
        }
        long at = allocation == Allocation.FULL ? from : to - 1;
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, to - at));
        while (at < to) {
            zeros.clear().limit((int) Math.min(ZEROS, to - at));
            int count = zeros.remaining();
            writer.write(entry, at, new ByteBuffer[] {zeros});
            at += count;
        }
    }

    private void requireSpace() throws IOException {
        long needed = 0;
        List<FileLayout.Entry> entries = place.layout().entries();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).padding()) {
                needed += entries.get(i).length() - Math.max(0, survey.size(i));
            }
        }
        Path existing = place.root();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        if (free < needed) {
            throw new IOException("the disk of " + place.root() + " has " + free + " bytes free and " + needed
                    + " are needed: make room or choose another folder");
        }
    }

    private void makeFolders(@Nullable Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            missing.add(0, at);
        }
        for (Path at : missing) {
            Files.createDirectory(at);
            madeFolders.add(0, at);
        }
    }

    /** A piece was completed; on any thread. */
    void keep(int piece) {
        synchronized (kept) {
            kept.add(piece);
        }
    }

    /** Removes what was made for nothing. */
    void removeUseless() throws IOException {
        for (int entry : madeFiles) {
            if (isUseless(entry)) {
                Files.deleteIfExists(survey.paths().get(entry));
            }
        }
        for (Path folder : madeFolders) {
            removeIfEmpty(folder);
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // A folder in use stays.
        }
    }

    private boolean isUseless(int entry) {
        synchronized (kept) {
            boolean empty = place.layout().entries().get(entry).length() == 0;
            return empty ? kept.isEmpty() : survey.countIn(kept, entry) == 0;
        }
    }
}
