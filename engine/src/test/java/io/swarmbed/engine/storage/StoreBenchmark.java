package io.swarmbed.engine.storage;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.meta.TorrentBuilder;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.Bytes;
import io.swarmbed.engine.wire.Payload;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Measures a file store without a network: blocks in order with verification, blocks of a few pieces in random order,
 * reads. The peer's thread is this one, and a block costs it a copy, as it would from a socket. Arguments: a folder such
 * as /dev/shm, MiB of content, KiB of a piece.
 */
final class StoreBenchmark implements BlockStore.Listener {
    private static final int WINDOW = 64;

    private final PieceGeometry geometry;
    private final BlockingQueue<Runnable> peerThread = new LinkedBlockingQueue<>();
    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
    private final byte[] source;
    private int open;
    private int verified;
    private int broken;
    private int readBlocks;
    private boolean mayWrite = true;
    private long wakeUps;

    private StoreBenchmark(PieceGeometry geometry, byte[] source) {
        this.geometry = geometry;
        this.source = source;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "swarmbed");
        PieceGeometry geometry =
                new PieceGeometry(Long.parseLong(arguments[1]) << 20, Integer.parseInt(arguments[2]) << 10);
        byte[] source = new byte[geometry.pieceLength()];
        new RandomStream(1).nextBytes(source);
        byte[] hashes = new byte[geometry.pieceCount() * Metainfo.HASH_LENGTH];
        byte[] hash = Sha1.start().digest(source);
        for (int at = 0; at < hashes.length; at += hash.length) {
            System.arraycopy(hash, 0, hashes, at, hash.length);
        }
        Metainfo metainfo = TorrentBuilder.singleFile("content", geometry.totalLength(), geometry.pieceLength())
                .build(hashes);
        try (StorageWorkers workers = new StorageWorkers(StorageWorkers.Settings.DEFAULT)) {
            for (int round = 0; round < 3; round++) {
                run(metainfo, folder, source, workers, 1);
                run(metainfo, folder, source, workers, 8);
            }
        } finally {
            Files.delete(folder);
        }
    }

    private static void run(Metainfo metainfo, Path folder, byte[] source, StorageWorkers workers, int piecesAtOnce)
            throws Exception {
        ContentPlace place = ContentPlace.in(folder, metainfo.layout());
        StoreBenchmark bench = new StoreBenchmark(metainfo.geometry(), source);
        FileStore store = FileStore.of(
                metainfo, place, Allocation.SPARSE, workers, bench.peerThread::add, StoreSettings.DOWNLOAD);
        store.open(bench);
        bench.waitFor(() -> bench.open > 0);
        String order = piecesAtOnce == 1 ? "in order" : piecesAtOnce + " pieces, shuffled";
        bench.measured("write and verify, " + order, () -> bench.write(store, piecesAtOnce));
        bench.measured("read", () -> bench.read(store));
        store.close();
        store.closed().toCompletableFuture().join();
        if (bench.broken > 0) {
            throw new IllegalStateException(bench.broken + " pieces failed");
        }
        bench.measured("check", () -> {
            if (!ContentCheck.files(metainfo, place, workers, Progress.NONE).isEmpty()) {
                throw new IllegalStateException("wrong content");
            }
        });
        Files.delete(folder.resolve("content"));
    }

    private interface Work {
        void run() throws Exception;
    }

    private void measured(String what, Work work) throws Exception {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        wakeUps = 0;
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        long cpuNanos = system.getProcessCpuTime() - cpu;
        System.out.println(what + ": " + geometry.totalLength() * 1000 / nanos + " MB/s, "
                + BigDecimal.valueOf(cpuNanos)
                        .divide(BigDecimal.valueOf(geometry.totalLength()), 2, RoundingMode.HALF_UP)
                        .toPlainString()
                + " CPU s/GB, " + wakeUps + " wake-ups of the peer's thread");
    }

    private void write(BlockStore store, int piecesAtOnce) throws InterruptedException {
        RandomStream random = new RandomStream(2);
        int perPiece = geometry.blocksPerPiece();
        for (int first = 0; first < geometry.pieceCount(); first += piecesAtOnce) {
            int pieces = Math.min(piecesAtOnce, geometry.pieceCount() - first);
            int[] order = new int[pieces * perPiece];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            if (piecesAtOnce > 1) {
                random.shuffle(order);
            }
            for (int i : order) {
                int begin = i % perPiece * PieceGeometry.BLOCK_LENGTH;
                ByteBuffer buffer =
                        take().put(source, begin, PieceGeometry.BLOCK_LENGTH).flip();
                mayWrite = store.write(first + i / perPiece, begin, new Block(buffer));
                waitFor(() -> mayWrite);
            }
            for (int piece = first; piece < first + pieces; piece++) {
                store.verify(piece);
            }
            runPending();
        }
        waitFor(() -> verified == geometry.pieceCount());
    }

    private void read(BlockStore store) throws InterruptedException {
        int blocks = 0;
        for (int piece = 0; piece < geometry.pieceCount(); piece++) {
            for (int block = 0; block < geometry.blocksPerPiece(); block++) {
                store.read(0, piece, block * PieceGeometry.BLOCK_LENGTH, PieceGeometry.BLOCK_LENGTH);
                int asked = ++blocks;
                waitFor(() -> asked - readBlocks < WINDOW);
            }
        }
        int all = blocks;
        waitFor(() -> readBlocks == all);
    }

    private void waitFor(java.util.function.BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wakeUps++;
            peerThread.take().run();
        }
    }

    private void runPending() {
        for (Runnable answer = peerThread.poll(); answer != null; answer = peerThread.poll()) {
            answer.run();
        }
    }

    private ByteBuffer take() {
        synchronized (free) {
            ByteBuffer buffer = free.poll();
            return buffer != null ? buffer.clear() : ByteBuffer.allocateDirect(PieceGeometry.BLOCK_LENGTH);
        }
    }

    private final class Block implements Bytes {
        private final ByteBuffer buffer;

        Block(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int length() {
            return PieceGeometry.BLOCK_LENGTH;
        }

        @Override
        public ByteBuffer buffer() {
            return buffer;
        }

        @Override
        public void release() {
            synchronized (free) {
                free.push(buffer);
            }
        }
    }

    @Override
    public void opened(PieceSet found) {
        open++;
    }

    @Override
    public void read(int connection, int piece, int begin, Payload block) {
        readBlocks++;
        block.release();
    }

    @Override
    public void verified(int piece, boolean intact) {
        verified++;
        broken += intact ? 0 : 1;
    }

    @Override
    public void drained() {
        mayWrite = true;
    }

    @Override
    public void failed(String reason) {
        throw new IllegalStateException(reason);
    }
}
