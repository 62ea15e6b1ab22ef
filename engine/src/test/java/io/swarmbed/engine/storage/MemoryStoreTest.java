package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.BlockStore;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends RealStoreContract {
    @Override
    protected BlockStore emptyStore() {
        return MemoryStore.empty(metainfo, workers, peerThread::add, StoreSettings.DOWNLOAD, TOTAL_LENGTH);
    }

    private MemoryStore seed(byte[] bytes) {
        MemoryContent content = MemoryContent.copyOf(ByteBuffer.wrap(bytes), geometry());
        return MemoryStore.seed(metainfo, workers, peerThread::add, StoreSettings.SEED, content);
    }

    private void open(BlockStore store) {
        store.open(heard);
        while (heard.opened.isEmpty() && heard.failures.isEmpty()) {
            assertThat(waitForAnswer()).isTrue();
        }
    }

    @Test
    void a_seed_serves_shared_content() {
        MemoryStore store = seed(bytes(CONTENT, 0, (int) TOTAL_LENGTH));
        open(store);
        assertThat(heard.opened.orElseThrow().isFull()).isTrue();
        readBack(store, allPlaces());
        close(store);
    }

    @Test
    void a_seed_with_wrong_content_fails() {
        byte[] bytes = bytes(CONTENT, 0, (int) TOTAL_LENGTH);
        bytes[PIECE_LENGTH] ^= 1;
        MemoryStore store = seed(bytes);
        open(store);
        assertThat(heard.failures)
                .containsExactly("the content in memory is not the torrent's: 1 of 5 pieces do not match");
        close(store);
    }

    @Test
    void a_torrent_beyond_the_limit_is_refused() {
        assertThatThrownBy(() ->
                        MemoryStore.empty(metainfo, workers, peerThread::add, StoreSettings.DOWNLOAD, TOTAL_LENGTH - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed in memory");
    }
}
