package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.wire.Bytes;
import java.util.concurrent.Executor;

/**
 * Keeps no content: blocks are made from the formula when they are read, and compared with it when they are written. A
 * peer costs a hash in progress per open piece, no buffers, which lets a thousand of them live in one JVM.
 */
public final class SyntheticStore extends PieceStore {
    private final SyntheticMedium medium;

    private SyntheticStore(
            Metainfo metainfo,
            StorageWorkers workers,
            Executor peerThread,
            StoreSettings settings,
            SyntheticMedium medium,
            boolean hash) {
        super(metainfo, workers, peerThread, settings, medium, hash);
        this.medium = medium;
    }

    /**
     * A store that holds everything when it opens if the settings are a seed's, else nothing.
     *
     * @param content what the torrent was made from
     * @param hash whether pieces are verified by SHA-1 of the received bytes, too; comparing them alone is faster
     */
    public static SyntheticStore of(
            Metainfo metainfo,
            SyntheticContent content,
            boolean hash,
            StorageWorkers workers,
            Executor peerThread,
            StoreSettings settings) {
        if (content.length() != metainfo.geometry().totalLength()) {
            throw new IllegalArgumentException(metainfo.name() + " has "
                    + metainfo.geometry().totalLength() + " bytes, and the formula is for " + content.length());
        }
        StoreSettings unchecked = settings.seed() ? settings.trusting() : settings;
        SyntheticMedium medium = new SyntheticMedium(metainfo.geometry(), content, settings.seed());
        return new SyntheticStore(metainfo, workers, peerThread, unchecked, medium, hash);
    }

    @Override
    void readBlock(int connection, int piece, int begin, int length) {
        Bytes block = workers().buffers().acquire(length);
        medium.read(piece, begin, block.buffer());
        tellRead(connection, piece, begin, block);
    }
}
