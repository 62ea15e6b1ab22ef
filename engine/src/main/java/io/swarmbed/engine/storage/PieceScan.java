package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/** Finds which pieces a medium holds, hashing on all storage threads, a piece at a time so that others get a turn. */
final class PieceScan {
    private static final long REPORT_NANOS = 100_000_000L;

    private final PieceStore store;
    private final IntPredicate candidates;
    private final Progress progress;
    private final Outcome outcome;
    private final int pieces;
    private final PieceSet intact;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong checkedBytes = new AtomicLong();
    private final AtomicLong reportedAt = new AtomicLong(System.nanoTime());
    private final AtomicInteger running = new AtomicInteger();

    /** A scan of the candidates, which are asked for on any thread once it starts. */
    PieceScan(PieceStore store, IntPredicate candidates, Progress progress, Outcome outcome) {
        this.store = store;
        this.candidates = candidates;
        this.progress = progress;
        this.outcome = outcome;
        this.pieces = store.metainfo().geometry().pieceCount();
        this.intact = new PieceSet(pieces);
    }

    /** Receives what was found, on a storage thread; not called when the store is closed meanwhile. */
    interface Outcome {
        void found(PieceSet intact) throws IOException;
    }

    /** Begins, on a storage thread; if it trusts, candidates are intact without a look. */
    void start(boolean trust) throws IOException {
        if (trust) {
            for (int piece = 0; piece < pieces; piece++) {
                if (candidates.test(piece)) {
                    intact.add(piece);
                }
            }
            outcome.found(intact);
            return;
        }
        int threads = store.workers().threadCount();
        running.set(threads);
        for (int i = 0; i < threads; i++) {
            store.submit(StorageJob.Urgency.CHECK, this::step);
        }
    }

    private void step(Scratch scratch) throws IOException {
        int piece = nextCandidate();
        if (piece < pieces && store.isOpen()) {
            boolean good = isIntact(store.medium(), store.metainfo(), piece, scratch);
            synchronized (intact) {
                if (good) {
                    intact.add(piece);
                }
            }
            checked(piece);
            store.submit(StorageJob.Urgency.CHECK, this::step);
        } else if (running.decrementAndGet() == 0 && store.isOpen()) {
            PieceSet found;
            synchronized (intact) {
                found = intact.copy();
            }
            outcome.found(found);
        }
    }

    private int nextCandidate() {
        int piece = next.getAndIncrement();
        while (piece < pieces && !candidates.test(piece)) {
            checked(piece);
            piece = next.getAndIncrement();
        }
        return piece;
    }

    private void checked(int piece) {
        long done = checkedBytes.addAndGet(store.metainfo().geometry().pieceLength(piece));
        long total = store.metainfo().geometry().totalLength();
        long now = System.nanoTime();
        long before = reportedAt.get();
        if (done == total || (now - before > REPORT_NANOS && reportedAt.compareAndSet(before, now))) {
            store.post(listener -> progress.advanced(done, total));
        }
    }

    static boolean isIntact(Medium medium, Metainfo metainfo, int piece, Scratch scratch) throws IOException {
        int length = metainfo.geometry().pieceLength(piece);
        scratch.sha1.reset();
        for (int at = 0; at < length; at += Scratch.SPAN) {
            ByteBuffer span = scratch.span(Math.min(Scratch.SPAN, length - at));
            medium.read(piece, at, span);
            scratch.update(scratch.sha1, span.flip());
        }
        return metainfo.matches(piece, scratch.sha1.digest());
    }
}
