package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.MetainfoException;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.TorrentBuilder;
import io.swarmbed.engine.wire.Bytes;
import io.swarmbed.engine.wire.Payload;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** The contract with real bytes, storage threads, and a peer's thread that is the test's. */
abstract class RealStoreContract extends BlockStoreContract {
    static final int PIECE_LENGTH = 20 * PieceGeometry.BLOCK_LENGTH;
    static final long TOTAL_LENGTH = 4L * PIECE_LENGTH + 3 * PieceGeometry.BLOCK_LENGTH + 4321;
    static final SyntheticContent CONTENT = new SyntheticContent(TOTAL_LENGTH, 11);

    final StorageWorkers workers = new StorageWorkers(new StorageWorkers.Settings(3, 1 << 20, 1 << 20));
    final BlockingQueue<Runnable> peerThread = new LinkedBlockingQueue<>();
    final AtomicInteger unreleased = new AtomicInteger();
    final Metainfo metainfo = torrent(TorrentBuilder.singleFile(CONTENT.name(), TOTAL_LENGTH, PIECE_LENGTH), CONTENT);

    static Metainfo torrent(TorrentBuilder builder, SyntheticContent content) {
        return torrent(builder, content, PIECE_LENGTH);
    }

    static Metainfo torrent(TorrentBuilder builder, SyntheticContent content, int pieceLength) {
        PieceGeometry geometry = new PieceGeometry(content.length(), pieceLength);
        byte[] hashes = new byte[geometry.pieceCount() * Metainfo.HASH_LENGTH];
        for (int piece = 0; piece < geometry.pieceCount(); piece++) {
            byte[] bytes = bytes(content, geometry.pieceOffset(piece), geometry.pieceLength(piece));
            System.arraycopy(Sha1.start().digest(bytes), 0, hashes, piece * Metainfo.HASH_LENGTH, Metainfo.HASH_LENGTH);
        }
        try {
            return builder.build(hashes);
        } catch (MetainfoException e) {
            throw new AssertionError(e);
        }
    }

    static Metainfo folder() {
        List<TorrentBuilder.FileSpec> files = List.of(
                new TorrentBuilder.FileSpec(List.of("a.bin"), 100),
                new TorrentBuilder.FileSpec(List.of("b", "c.bin"), PIECE_LENGTH + 17),
                new TorrentBuilder.FileSpec(List.of("b", "empty"), 0),
                new TorrentBuilder.FileSpec(List.of("d.bin"), TOTAL_LENGTH - PIECE_LENGTH - 117));
        return torrent(TorrentBuilder.folder("many", files, PIECE_LENGTH), CONTENT);
    }

    static byte[] bytes(SyntheticContent content, long offset, int length) {
        byte[] bytes = new byte[length];
        content.fill(offset, bytes, 0, length);
        return bytes;
    }

    static byte[] bytes(FileLayout.Entry entry) {
        return bytes(CONTENT, entry.offset(), (int) entry.length());
    }

    byte[] content(long offset, int length) {
        return bytes(CONTENT, offset, length);
    }

    @AfterEach
    void endThreads() {
        workers.close();
        assertThat(workers.budget().unwritten()).isZero();
    }

    @Override
    protected PieceGeometry geometry() {
        return metainfo.geometry();
    }

    @Override
    protected Payload block(int piece, int begin, int length, boolean intact) {
        byte[] content = content(geometry().pieceOffset(piece) + begin, length);
        if (!intact) {
            content[length / 2] ^= 1;
        }
        unreleased.incrementAndGet();
        return new TestBlock(ByteBuffer.allocateDirect(length).put(content).flip(), unreleased);
    }

    private record TestBlock(ByteBuffer buffer, AtomicInteger unreleased) implements Bytes {
        @Override
        public int length() {
            return buffer.capacity();
        }

        @Override
        public void release() {
            unreleased.decrementAndGet();
        }
    }

    @Override
    protected boolean isContent(Payload block, int piece, int begin) {
        byte[] expected = content(geometry().pieceOffset(piece) + begin, block.length());
        return ((Bytes) block).buffer().equals(ByteBuffer.wrap(expected));
    }

    @Override
    protected boolean waitForAnswer() {
        try {
            Runnable answer = peerThread.poll(20, TimeUnit.SECONDS);
            if (answer != null) {
                answer.run();
            }
            return answer != null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected void awaitClosed(BlockStore store) {
        try {
            ((PieceStore) store).closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
        for (Runnable late = peerThread.poll(); late != null; late = peerThread.poll()) {
            late.run();
        }
    }

    @Override
    protected int unreleased() {
        return unreleased.get();
    }
}
