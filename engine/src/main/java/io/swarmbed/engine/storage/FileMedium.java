package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Content in the files of a torrent. Padding (BEP 47) is read as zeros and not written. */
final class FileMedium implements Medium {
    static final int MAX_OPEN_FILES = 32;

    /** What the files are used for. */
    enum Purpose {
        /** What is not there or wrong is written. */
        DOWNLOAD,
        /** Everything has to be there; nothing is written. */
        SEED,
        /** Whatever is there is read; nothing is written. */
        CHECK
    }

    private final PieceGeometry geometry;
    private final FileLayout layout;
    private final Purpose purpose;
    private final FileSurvey survey;
    private final BlockFile.Opener opener;
    private final FileAllocator allocator;
    private FileHandles handles;

    FileMedium(Metainfo metainfo, ContentPlace place, Purpose purpose, Allocation allocation, BlockFile.Opener opener) {
        this.geometry = metainfo.geometry();
        this.layout = metainfo.layout();
        this.purpose = purpose;
        this.opener = opener;
        this.survey = new FileSurvey(geometry, place);
        this.allocator = new FileAllocator(geometry, place, survey, allocation);
        this.handles = new FileHandles(List.of(), opener, purpose == Purpose.DOWNLOAD, MAX_OPEN_FILES);
    }

    @Override
    public void prepare() throws IOException {
        survey.look(purpose != Purpose.DOWNLOAD);
        handles = new FileHandles(survey.paths(), opener, purpose == Purpose.DOWNLOAD, MAX_OPEN_FILES);
    }

    @Override
    public boolean mayHold(int piece) {
        return survey.hasAllOf(piece);
    }

    @Override
    public void settle(PieceSet verified) throws IOException {
        if (purpose == Purpose.SEED) {
            survey.requireComplete(verified);
        } else if (purpose == Purpose.DOWNLOAD && !verified.isFull()) {
            survey.requireOwn(verified, this::readFile);
            allocator.allocate(verified, this::writeFile);
        }
    }

    @Override
    public void write(int piece, int begin, ByteBuffer[] run, Scratch scratch) throws IOException {
        int length = 0;
        for (ByteBuffer buffer : run) {
            length += buffer.remaining();
        }
        int total = length;
        layout.slices(geometry.pieceOffset(piece) + begin, length, (entry, entryOffset, rangeOffset, part) -> {
            if (!layout.entries().get(entry).padding()) {
                writeFile(entry, entryOffset, part == total ? run : cut(run, rangeOffset, part));
            }
        });
    }

    /** The bytes of the run from there, as buffers of their own. */
    private static ByteBuffer[] cut(ByteBuffer[] run, int from, int length) {
        List<ByteBuffer> parts = new ArrayList<>();
        int at = 0;
        for (ByteBuffer buffer : run) {
            int start = Math.max(from, at);
            int end = Math.min(from + length, at + buffer.remaining());
            if (start < end) {
                parts.add(buffer.slice(buffer.position() + start - at, end - start));
            }
            at += buffer.remaining();
        }
        return parts.toArray(ByteBuffer[]::new);
    }

    private void writeFile(int entry, long position, ByteBuffer[] run) throws IOException {
        try {
            handles.use(entry, file -> file.write(run, position));
        } catch (IOException e) {
            throw Reasons.explained("cannot write", survey.paths().get(entry), e);
        }
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) throws IOException {
        int start = into.position();
        int length = into.remaining();
        layout.slices(geometry.pieceOffset(piece) + begin, length, (entry, entryOffset, rangeOffset, part) -> {
            ByteBuffer target = into.slice(start + rangeOffset, part);
            if (layout.entries().get(entry).padding()) {
                target.put(new byte[part]);
            } else {
                readFile(entry, entryOffset, target);
            }
        });
        into.position(start + length);
    }

    private void readFile(int entry, long position, ByteBuffer into) throws IOException {
        Path path = survey.paths().get(entry);
        try {
            handles.use(entry, file -> file.read(into, position));
        } catch (IOException e) {
            throw Reasons.explained("cannot read", path, e);
        }
        if (into.hasRemaining()) {
            throw new IOException("cannot read " + path + ": it became shorter while it was in use");
        }
    }

    @Override
    public void keep(int piece) {
        allocator.keep(piece);
    }

    @Override
    public void forget(int piece) {}

    @Override
    public void close() throws IOException {
        handles.close();
        allocator.removeUseless();
    }
}
