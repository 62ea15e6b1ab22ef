package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.meta.TorrentBuilder;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.Bytes;
import io.swarmbed.engine.wire.Payload;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedWorkersTest {
    private static final int PIECE_LENGTH = 12 * PieceGeometry.BLOCK_LENGTH;
    private static final SyntheticContent CONTENT = new SyntheticContent(20L * PIECE_LENGTH + 100, 3);
    private static final Metainfo TORRENT = RealStoreContract.torrent(
            TorrentBuilder.singleFile(CONTENT.name(), CONTENT.length(), PIECE_LENGTH), CONTENT, PIECE_LENGTH);

    private final BlockingQueue<Runnable> peerThread = new LinkedBlockingQueue<>();
    private final AtomicInteger unreleased = new AtomicInteger();

    /** A peer that writes blocks of three pieces at a time, in random order, as long as its store lets it. */
    private final class Peer implements BlockStore.Listener {
        private final PieceStore store;
        private final RandomStream random;
        private final List<int[]> blocks = new ArrayList<>();
        private final int[] missing = new int[TORRENT.geometry().pieceCount()];
        private final PieceSet done = new PieceSet(TORRENT.geometry().pieceCount());
        private int nextPiece;
        private boolean mayWrite;

        Peer(PieceStore store, long seed) {
            this.store = store;
            this.random = new RandomStream(seed);
            store.open(this);
        }

        boolean writeOne() {
            PieceGeometry geometry = TORRENT.geometry();
            while (blocks.size() < 24 && nextPiece < geometry.pieceCount()) {
                missing[nextPiece] = geometry.blockCount(nextPiece);
                for (int block = 0; block < geometry.blockCount(nextPiece); block++) {
                    blocks.add(new int[] {nextPiece, block});
                }
                nextPiece++;
            }
            if (!mayWrite || blocks.isEmpty()) {
                return false;
            }
            int[] block = blocks.remove(random.nextInt(blocks.size()));
            int begin = block[1] * PieceGeometry.BLOCK_LENGTH;
            mayWrite =
                    store.write(block[0], begin, new Block(block[0], begin, geometry.blockLength(block[0], block[1])));
            if (--missing[block[0]] == 0) {
                store.verify(block[0]);
            }
            return true;
        }

        @Override
        public void opened(PieceSet verified) {
            mayWrite = true;
        }

        @Override
        public void read(int connection, int piece, int begin, Payload block) {
            block.release();
        }

        @Override
        public void verified(int piece, boolean intact) {
            assertThat(intact).isTrue();
            done.add(piece);
        }

        @Override
        public void drained() {
            assertThat(mayWrite).isFalse();
            mayWrite = true;
        }

        @Override
        public void failed(String reason) {
            throw new AssertionError(reason);
        }
    }

    private final class Block implements Bytes {
        private final ByteBuffer buffer;

        Block(int piece, int begin, int length) {
            long offset = TORRENT.geometry().pieceOffset(piece) + begin;
            buffer = ByteBuffer.wrap(RealStoreContract.bytes(CONTENT, offset, length));
            unreleased.incrementAndGet();
        }

        @Override
        public int length() {
            return buffer.capacity();
        }

        @Override
        public ByteBuffer buffer() {
            return buffer;
        }

        @Override
        public void release() {
            unreleased.decrementAndGet();
        }
    }

    @Test
    void many_stores_on_little_memory_all_finish() throws Exception {
        long tight = 10L * PieceGeometry.BLOCK_LENGTH;
        try (StorageWorkers workers = new StorageWorkers(new StorageWorkers.Settings(3, tight, 0))) {
            List<Peer> peers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                StoreSettings settings = StoreSettings.DOWNLOAD;
                PieceStore store = i % 2 == 0
                        ? SyntheticStore.of(TORRENT, CONTENT, true, workers, peerThread::add, settings)
                        : MemoryStore.empty(TORRENT, workers, peerThread::add, settings, CONTENT.length());
                peers.add(new Peer(store, i));
            }
            while (!peers.stream().allMatch(peer -> peer.done.isFull())) {
                boolean wrote = false;
                for (Peer peer : peers) {
                    wrote |= peer.writeOne();
                }
                Runnable answer = wrote ? peerThread.poll() : peerThread.poll(20, TimeUnit.SECONDS);
                assertThat(wrote || answer != null).as("something goes on").isTrue();
                while (answer != null) {
                    answer.run();
                    answer = peerThread.poll();
                }
            }
            peers.forEach(peer -> peer.store.close());
            for (Peer peer : peers) {
                peer.store.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
            assertThat(workers.budget().unwritten()).isZero();
        }
        assertThat(unreleased).hasValue(0);
    }

    @Test
    void closed_workers_finish_what_they_have_and_take_no_more() throws Exception {
        StorageWorkers workers = new StorageWorkers(new StorageWorkers.Settings(2, 1, 0));
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            workers.submit(StorageJob.Urgency.WRITE, scratch -> {
                started.countDown();
                await(go);
                runs.incrementAndGet();
            });
        }
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        go.countDown();
        workers.close();
        assertThat(runs).hasValue(10);
        assertThatThrownBy(() -> workers.submit(StorageJob.Urgency.READ, scratch -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void reads_go_before_writes_and_checks() throws Exception {
        List<StorageJob.Urgency> order = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        try (StorageWorkers workers = new StorageWorkers(new StorageWorkers.Settings(1, 1, 0))) {
            workers.submit(StorageJob.Urgency.READ, scratch -> await(go));
            for (StorageJob.Urgency urgency :
                    List.of(StorageJob.Urgency.CHECK, StorageJob.Urgency.WRITE, StorageJob.Urgency.READ)) {
                workers.submit(urgency, scratch -> order.add(urgency));
            }
            go.countDown();
        }
        assertThat(order).containsExactly(StorageJob.Urgency.values());
    }

    @Test
    void a_store_without_threads_says_so() {
        StorageWorkers workers = new StorageWorkers(new StorageWorkers.Settings(1, 1, 0));
        workers.close();
        List<String> failures = new ArrayList<>();
        PieceStore store = SyntheticStore.of(TORRENT, CONTENT, true, workers, peerThread::add, StoreSettings.DOWNLOAD);
        store.open(new Failing(failures));
        Runnable answer = peerThread.poll();
        assertThat(answer).isNotNull();
        answer.run();
        assertThat(failures).containsExactly("the storage threads are closed");
        store.close();
        assertThat(store.closed().toCompletableFuture()).isCompleted();
    }

    private record Failing(List<String> failures) implements BlockStore.Listener {
        @Override
        public void opened(PieceSet verified) {
            throw new AssertionError("opened");
        }

        @Override
        public void read(int connection, int piece, int begin, Payload block) {
            throw new AssertionError("read");
        }

        @Override
        public void verified(int piece, boolean intact) {
            throw new AssertionError("verified");
        }

        @Override
        public void drained() {
            throw new AssertionError("drained");
        }

        @Override
        public void failed(String reason) {
            failures.add(reason);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
