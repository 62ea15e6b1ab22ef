package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.TorrentBuilder;
import org.junit.jupiter.api.Test;

class SyntheticStoreTest extends RealStoreContract {
    @Override
    protected BlockStore emptyStore() {
        return SyntheticStore.of(metainfo, CONTENT, true, workers, peerThread::add, StoreSettings.DOWNLOAD);
    }

    @Test
    void a_seed_has_everything_at_once() {
        BlockStore store = SyntheticStore.of(metainfo, CONTENT, true, workers, peerThread::add, StoreSettings.SEED);
        store.open(heard);
        while (heard.opened.isEmpty()) {
            assertThat(waitForAnswer()).isTrue();
        }
        assertThat(heard.opened.orElseThrow().isFull()).isTrue();
        readBack(store, shuffled(allPlaces(), 1));
        close(store);
    }

    @Test
    void content_that_is_not_the_formulas_fails_although_every_block_agrees_with_the_formula() {
        SyntheticContent other = new SyntheticContent(TOTAL_LENGTH, 12);
        PieceStore store = SyntheticStore.of(
                torrent(TorrentBuilder.singleFile("other", TOTAL_LENGTH, PIECE_LENGTH), other),
                CONTENT,
                true,
                workers,
                peerThread::add,
                StoreSettings.DOWNLOAD);
        store.open(heard);
        while (heard.opened.isEmpty()) {
            assertThat(waitForAnswer()).isTrue();
        }
        places(0).forEach(place -> write(store, place, true));
        assertThat(verdict(store, 0)).isFalse();
        close(store);
    }
}
