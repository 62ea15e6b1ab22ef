package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.PieceGeometry;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A whole content in memory, to be shared by seeds. It is not changed, so that any thread may read it. */
public final class MemoryContent {
    private final AtomicReferenceArray<@Nullable ByteBuffer> pieces;

    private MemoryContent(AtomicReferenceArray<@Nullable ByteBuffer> pieces) {
        this.pieces = pieces;
    }

    /**
     * Copies the content.
     *
     * @param content as long as the geometry says
     */
    public static MemoryContent copyOf(ByteBuffer content, PieceGeometry geometry) {
        if (content.remaining() != geometry.totalLength()) {
            throw new IllegalArgumentException(
                    content.remaining() + " bytes of content for a torrent of " + geometry.totalLength());
        }
        AtomicReferenceArray<@Nullable ByteBuffer> pieces = new AtomicReferenceArray<>(geometry.pieceCount());
        for (int piece = 0; piece < pieces.length(); piece++) {
            int at = content.position() + (int) geometry.pieceOffset(piece);
            ByteBuffer memory = ByteBuffer.allocateDirect(geometry.pieceLength(piece));
            pieces.set(piece, memory.put(content.slice(at, memory.capacity())).flip());
        }
        return new MemoryContent(pieces);
    }

    AtomicReferenceArray<@Nullable ByteBuffer> pieces() {
        return pieces;
    }
}
