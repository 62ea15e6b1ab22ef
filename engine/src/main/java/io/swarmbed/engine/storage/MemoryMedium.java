package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Content in direct memory, a buffer per piece that is made when its first block is written. */
final class MemoryMedium implements Medium {
    private final PieceGeometry geometry;
    private final AtomicReferenceArray<@Nullable ByteBuffer> pieces;
    private final boolean seed;

    MemoryMedium(PieceGeometry geometry) {
        this.geometry = geometry;
        this.pieces = new AtomicReferenceArray<>(geometry.pieceCount());
        this.seed = false;
    }

    MemoryMedium(PieceGeometry geometry, MemoryContent content) {
        this.geometry = geometry;
        this.pieces = content.pieces();
        this.seed = true;
    }

    @Override
    public void prepare() {}

    @Override
    public boolean mayHold(int piece) {
        return pieces.get(piece) != null;
    }

    @Override
    public void settle(PieceSet verified) throws IOException {
        if (seed && !verified.isFull()) {
            int wrong = verified.pieceCount() - verified.size();
            throw new IOException("the content in memory is not the torrent's: " + wrong + " of "
                    + verified.pieceCount() + " pieces do not match");
        }
    }

    @Override
    public void write(int piece, int begin, ByteBuffer[] run, Scratch scratch) {
        ByteBuffer memory = pieces.get(piece);
        if (memory == null) {
            memory = ByteBuffer.allocateDirect(geometry.pieceLength(piece));
            pieces.set(piece, memory);
        }
        ByteBuffer target = memory.duplicate().position(begin);
        Arrays.stream(run).forEach(target::put);
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) {
        into.put(view(piece, begin, into.remaining()));
    }

    /** The bytes themselves, of a piece that is there. */
    ByteBuffer view(int piece, int begin, int length) {
        ByteBuffer memory = pieces.get(piece);
        if (memory == null) {
            throw new IllegalStateException("piece " + piece + " is not in memory");
        }
        return memory.slice(begin, length);
    }

    @Override
    public void keep(int piece) {}

    @Override
    public void forget(int piece) {
        pieces.set(piece, null);
    }

    @Override
    public void close() {}
}
