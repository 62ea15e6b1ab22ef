package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/** Keeps content in memory: nothing is copied for a read, and nothing outlives the store. */
public final class MemoryStore extends PieceStore {
    private final MemoryMedium medium;

    private MemoryStore(
            Metainfo metainfo,
            StorageWorkers workers,
            Executor peerThread,
            StoreSettings settings,
            MemoryMedium medium) {
        super(metainfo, workers, peerThread, settings, medium, true);
        this.medium = medium;
    }

    /**
     * An empty store that takes content.
     *
     * @param maxBytes how much content is allowed, in bytes
     * @throws IllegalArgumentException when the torrent is larger
     */
    public static MemoryStore empty(
            Metainfo metainfo, StorageWorkers workers, Executor peerThread, StoreSettings settings, long maxBytes) {
        long length = metainfo.geometry().totalLength();
        if (length > maxBytes) {
            throw new IllegalArgumentException(metainfo.name() + " is " + length + " bytes, and " + maxBytes
                    + " are allowed in memory: raise the limit or keep it in files");
        }
        return new MemoryStore(metainfo, workers, peerThread, settings, new MemoryMedium(metainfo.geometry()));
    }

    /** A seed's store; the content is shared, not copied. */
    public static MemoryStore seed(
            Metainfo metainfo,
            StorageWorkers workers,
            Executor peerThread,
            StoreSettings settings,
            MemoryContent content) {
        StoreSettings reading =
                new StoreSettings(true, settings.trust(), settings.unwrittenBytes(), settings.progress());
        MemoryMedium medium = new MemoryMedium(metainfo.geometry(), content);
        return new MemoryStore(metainfo, workers, peerThread, reading, medium);
    }

    @Override
    void readBlock(int connection, int piece, int begin, int length) {
        tellRead(connection, piece, begin, new View(medium.view(piece, begin, length)));
    }

    /** The garbage collector frees what is behind it. */
    private record View(ByteBuffer memory) implements Bytes {
        @Override
        public int length() {
            return memory.capacity();
        }

        @Override
        public ByteBuffer buffer() {
            return memory.slice();
        }

        @Override
        public void release() {}
    }
}
