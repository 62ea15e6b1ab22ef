package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceGeometry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Hashes every piece of some content, on all cores. Each worker takes runs of pieces, so that files are read in order. */
final class ContentHasher {
    /** Fits the second-level cache: what was read is hashed before it is evicted. */
    private static final int CHUNK_LENGTH = 256 << 10;

    private static final int RUN_LENGTH = 8 << 20;
    private static final long REPORT_MILLIS = 100;

    private final PieceGeometry geometry;
    private final Supplier<ContentSource> sources;
    private final byte[] hashes;
    private final int piecesPerRun;
    private final AtomicInteger nextRun = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();

    private ContentHasher(PieceGeometry geometry, Supplier<ContentSource> sources) {
        this.geometry = geometry;
        this.sources = sources;
        this.hashes = new byte[geometry.pieceCount() * Metainfo.HASH_LENGTH];
        this.piecesPerRun = Math.max(1, RUN_LENGTH / geometry.pieceLength());
    }

    /**
     * The SHA-1s of all pieces, one after the other.
     *
     * @param sources gives each worker a source of its own
     */
    static byte[] hash(PieceGeometry geometry, Supplier<ContentSource> sources, Progress progress) throws IOException {
        ContentHasher hasher = new ContentHasher(geometry, sources);
        hasher.runWorkers(progress);
        return hasher.hashes;
    }

    private void runWorkers(Progress progress) throws IOException {
        int runs = (geometry.pieceCount() + piecesPerRun - 1) / piecesPerRun;
        int workers = Math.min(runs, Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(workers, job -> {
            Thread thread = new Thread(job, "content-hasher");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ExecutorCompletionService<Boolean> results = new ExecutorCompletionService<>(executor);
            for (int i = 0; i < workers; i++) {
                results.submit(() -> {
                    work(runs);
                    return true;
                });
            }
            await(workers, results, progress);
        } finally {
            executor.shutdownNow();
        }
        progress.advanced(geometry.totalLength(), geometry.totalLength());
    }

    /** Waits for all, or for the first to fail. */
    private void await(int workers, ExecutorCompletionService<Boolean> results, Progress progress) throws IOException {
        try {
            for (int running = workers; running > 0; ) {
                Future<Boolean> result = results.poll(REPORT_MILLIS, TimeUnit.MILLISECONDS);
                if (result == null) {
                    progress.advanced(done.get(), geometry.totalLength());
                } else {
                    result.get();
                    running--;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while hashing");
        }
    }

    private void work(int runs) throws IOException {
        byte[] buffer = new byte[(int) Math.min(CHUNK_LENGTH, geometry.totalLength())];
        MessageDigest digest = sha1();
        try (ContentSource source = sources.get()) {
            for (int run = nextRun.getAndIncrement(); run < runs; run = nextRun.getAndIncrement()) {
                int end = Math.min(geometry.pieceCount(), (run + 1) * piecesPerRun);
                for (int piece = run * piecesPerRun; piece < end && !Thread.interrupted(); piece++) {
                    hashPiece(piece, source, digest, buffer);
                }
            }
        }
    }

    private void hashPiece(int piece, ContentSource source, MessageDigest digest, byte[] buffer) throws IOException {
        long start = geometry.pieceOffset(piece);
        int length = geometry.pieceLength(piece);
        for (int at = 0; at < length; ) {
            int part = Math.min(buffer.length, length - at);
            source.read(start + at, buffer, part);
            digest.update(buffer, 0, part);
            done.addAndGet(part);
            at += part;
        }
        try {
            digest.digest(hashes, piece * Metainfo.HASH_LENGTH, Metainfo.HASH_LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-1 has " + Metainfo.HASH_LENGTH + " bytes", e);
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
