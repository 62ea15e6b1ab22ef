package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import java.util.concurrent.Executor;

/**
 * Keeps content in the torrent's files. It checks what is there when it opens, writes nothing but pieces that are not
 * verified, and refuses files that are not the torrent's. A seed's store never writes at all. What is written is left to
 * the system to bring to the disk. Files made for nothing, without one complete piece, are removed when it closes.
 */
public final class FileStore extends PieceStore {
    private final ReadAhead readAhead = new ReadAhead(this);

    private FileStore(
            Metainfo metainfo, StorageWorkers workers, Executor peerThread, StoreSettings settings, FileMedium medium) {
        super(metainfo, workers, peerThread, settings, medium, true);
    }

    /** A store that is still to be opened; nothing is touched before that. */
    public static FileStore of(
            Metainfo metainfo,
            ContentPlace place,
            Allocation allocation,
            StorageWorkers workers,
            Executor peerThread,
            StoreSettings settings) {
        return of(metainfo, place, allocation, workers, peerThread, settings, BlockFile::open);
    }

    /** The most files that a store of this torrent keeps open, for working out how many a swarm needs. */
    public static int maxOpenFiles(FileLayout layout) {
        return Math.min(FileMedium.MAX_OPEN_FILES, layout.entries().size());
    }

    static FileStore of(
            Metainfo metainfo,
            ContentPlace place,
            Allocation allocation,
            StorageWorkers workers,
            Executor peerThread,
            StoreSettings settings,
            BlockFile.Opener opener) {
        FileMedium.Purpose purpose = settings.seed() ? FileMedium.Purpose.SEED : FileMedium.Purpose.DOWNLOAD;
        FileMedium medium = new FileMedium(metainfo, place, purpose, allocation, opener);
        return new FileStore(metainfo, workers, peerThread, settings, medium);
    }

    /** A store that opens with whatever is there, and is not written to. */
    static FileStore forChecking(
            Metainfo metainfo, ContentPlace place, StorageWorkers workers, Executor peerThread, Progress progress) {
        FileMedium medium = new FileMedium(metainfo, place, FileMedium.Purpose.CHECK, Allocation.GROW, BlockFile::open);
        return new FileStore(metainfo, workers, peerThread, StoreSettings.SEED.withProgress(progress), medium);
    }

    @Override
    void readBlock(int connection, int piece, int begin, int length) {
        readAhead.read(connection, piece, begin, length);
    }

    @Override
    void closeReading() {
        readAhead.close();
    }
}
