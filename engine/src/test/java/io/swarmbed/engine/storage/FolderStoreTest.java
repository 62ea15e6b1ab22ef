package io.swarmbed.engine.storage;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceGeometry;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends RealStoreContract {
    private final Metainfo folder = folder();

    @TempDir
    Path directory;

    private int stores;

    @Override
    protected PieceGeometry geometry() {
        return folder.geometry();
    }

    @Override
    protected BlockStore emptyStore() {
        Path fresh = directory.resolve("new").resolve(String.valueOf(stores++));
        return FileStore.of(
                folder,
                ContentPlace.in(fresh, folder.layout()),
                Allocation.GROW,
                workers,
                peerThread::add,
                StoreSettings.DOWNLOAD);
    }
}
