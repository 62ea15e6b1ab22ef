package io.swarmbed.engine.storage;

import io.swarmbed.engine.env.BlockStore;

class ComparingSyntheticStoreTest extends RealStoreContract {
    @Override
    protected BlockStore emptyStore() {
        return SyntheticStore.of(metainfo, CONTENT, false, workers, peerThread::add, StoreSettings.DOWNLOAD);
    }
}
