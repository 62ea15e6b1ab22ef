package io.swarmbed.engine.storage;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Bytes;
import io.swarmbed.engine.wire.Payload;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What the stores of real worlds have in common. The peer's thread only sorts blocks into {@link OpenPiece}s; writing
 * and hashing are done on the storage threads, and answers come back through the peer's executor. A block is held back
 * until its neighbours have come or the piece is to be verified, because handing over and writing a run costs little
 * more than a single block.
 */
public abstract class PieceStore implements BlockStore {
    /** Bytes of a piece that are worth a hand-over to another thread. */
    private static final int RUN_LENGTH = 128 * 1024;

    private final Metainfo metainfo;
    private final StorageWorkers workers;
    private final StoreSettings settings;
    private final Medium medium;
    private final boolean hashing;
    private final Answers answers;
    private final Map<Integer, OpenPiece> openPieces = new HashMap<>();
    private final PieceSet have;
    private long held;

    private final AtomicLong unwritten = new AtomicLong();
    private final AtomicBoolean pushingBack = new AtomicBoolean();
    private final AtomicBoolean waitsForOthers = new AtomicBoolean();
    private final AtomicBoolean broken = new AtomicBoolean();
    /** Jobs that wait or run, and one more while the store is not closed. */
    private final AtomicInteger unfinished = new AtomicInteger(1);

    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile boolean closing;

    PieceStore(
            Metainfo metainfo,
            StorageWorkers workers,
            Executor peerThread,
            StoreSettings settings,
            Medium medium,
            boolean hashing) {
        this.metainfo = metainfo;
        this.workers = workers;
        this.settings = settings;
        this.medium = medium;
        this.hashing = hashing;
        this.answers = new Answers(peerThread);
        this.have = new PieceSet(metainfo.geometry().pieceCount());
    }

    /** Work of this store for a storage thread. */
    interface Task {
        void run(Scratch scratch) throws IOException;
    }

    /** Reads a block of a verified piece, to be given to {@link #tellRead}. */
    abstract void readBlock(int connection, int piece, int begin, int length);

    /** Lets go of what was read ahead. */
    void closeReading() {}

    @Override
    public final void open(Listener listener) {
        answers.open(listener);
        PieceScan scan = new PieceScan(this, medium::mayHold, settings.progress(), this::scanned);
        submit(StorageJob.Urgency.CHECK, scratch -> {
            medium.prepare();
            scan.start(settings.trust());
        });
    }

    private void scanned(PieceSet found) throws IOException {
        medium.settle(found);
        answers.post(listener -> {
            have.set(found);
            listener.opened(found);
        });
    }

    @Override
    public final void read(int connection, int piece, int begin, int length) {
        if (closing || broken.get()) {
            return;
        }
        if (!metainfo.geometry().contains(piece, begin, length) || !have.contains(piece)) {
            throw new IllegalArgumentException(
                    "piece " + piece + ", " + length + " bytes from " + begin + ", is not here to be read");
        }
        readBlock(connection, piece, begin, length);
    }

    @Override
    public final boolean write(int piece, int begin, Payload block) {
        Bytes bytes = (Bytes) block;
        int length = bytes.length();
        if (!isBlock(piece, begin, length)) {
            bytes.release();
            throw new IllegalArgumentException(
                    length + " bytes from " + begin + " are not a block of piece " + piece + " of " + metainfo);
        }
        OpenPiece open = takes(piece) ? openPieces.computeIfAbsent(piece, this::openPiece) : null;
        if (open == null || open.sealed) {
            bytes.release();
            return true;
        }
        boolean room = unwritten.addAndGet(length) <= settings.unwrittenBytes();
        boolean sharedRoom = workers.budget().take(length);
        open.add(begin, bytes);
        if (open.held + length < RUN_LENGTH && workers.budget().holdBack(length)) {
            open.held += length;
            held += length;
        } else {
            flush(open);
        }
        if (held > settings.unwrittenBytes() / 4) {
            flushAll();
        }
        return (room && sharedRoom) || !pushBack();
    }

    private boolean isBlock(int piece, int begin, int length) {
        PieceGeometry geometry = metainfo.geometry();
        return geometry.contains(piece, begin, length)
                && begin % PieceGeometry.BLOCK_LENGTH == 0
                && length == geometry.blockLength(piece, begin / PieceGeometry.BLOCK_LENGTH);
    }

    private boolean takes(int piece) {
        return !closing && !broken.get() && !settings.seed() && !have.contains(piece);
    }

    private OpenPiece openPiece(int piece) {
        int length = metainfo.geometry().pieceLength(piece);
        return new OpenPiece(this, piece, new RunningHash(piece, length, PieceGeometry.BLOCK_LENGTH, hashing));
    }

    private void flush(OpenPiece open) {
        if (open.held > 0) {
            workers.budget().letGo(open.held);
            held -= open.held;
            open.held = 0;
        }
        open.schedule();
    }

    private void flushAll() {
        openPieces.values().forEach(this::flush);
    }

    /** Tells whether the caller is to wait for {@link Listener#drained}. */
    private boolean pushBack() {
        flushAll();
        pushingBack.set(true);
        if (isLow() && workers.budget().isLow() && pushingBack.compareAndSet(true, false)) {
            return false;
        }
        tellDrained();
        return true;
    }

    private boolean isLow() {
        return unwritten.get() < Math.max(1, settings.unwrittenBytes() / 2);
    }

    /** Lets the peer write again when it may; whoever keeps it from that calls again. On any thread. */
    private void tellDrained() {
        if (!pushingBack.get() || !isLow()) {
            return;
        }
        if (!workers.budget().isLow()) {
            if (waitsForOthers.compareAndSet(false, true)) {
                workers.budget().whenLow(this::othersWrote);
            }
        } else if (pushingBack.compareAndSet(true, false)) {
            answers.post(Listener::drained);
        }
    }

    private void othersWrote() {
        waitsForOthers.set(false);
        tellDrained();
    }

    @Override
    public final void verify(int piece) {
        Objects.checkIndex(piece, metainfo.geometry().pieceCount());
        OpenPiece open = openPieces.get(piece);
        if (open == null) {
            judged(piece, have.contains(piece));
        } else if (!open.sealed) {
            open.sealed = true;
            open.askVerdict();
            flush(open);
        }
    }

    /**
     * Hashes once more every piece that should be here.
     *
     * @param progress hears how far it is
     * @param wrong is given the pieces that are missing or wrong, unless the store is closed or fails before
     */
    public final void recheck(Progress progress, Consumer<PieceSet> wrong) {
        PieceSet expected = have.copy();
        PieceScan scan = new PieceScan(this, expected::contains, progress, found -> {
            PieceSet missing = PieceSet.all(found.pieceCount());
            found.forEach(missing::remove);
            answers.post(listener -> wrong.accept(missing));
        });
        submit(StorageJob.Urgency.CHECK, scratch -> scan.start(false));
    }

    @Override
    public final void close() {
        if (closing) {
            return;
        }
        flushAll();
        closing = true;
        openPieces.clear();
        answers.close();
        closeReading();
        try {
            workers.submit(StorageJob.Urgency.WRITE, scratch -> finish());
        } catch (RejectedExecutionException e) {
            finish();
        }
    }

    /** Completes when everything is written and closed, exceptionally with an {@link IOException} when that failed. */
    public final CompletionStage<Void> closed() {
        return closed.minimalCompletionStage();
    }

    /** Runs it on a storage thread; false when there are none any more. */
    final boolean submit(StorageJob.Urgency urgency, Task task) {
        unfinished.incrementAndGet();
        try {
            workers.submit(urgency, scratch -> run(task, scratch));
            return true;
        } catch (RejectedExecutionException e) {
            fail(new IOException("the storage threads are closed", e));
            finish();
            return false;
        }
    }

    private void run(Task task, Scratch scratch) {
        try {
            task.run(scratch);
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(new IOException("the store of " + metainfo.name() + " failed: " + e, e));
            throw e;
        } finally {
            finish();
        }
    }

    private void finish() {
        if (unfinished.decrementAndGet() == 0) {
            try {
                medium.close();
                closed.complete(null);
            } catch (IOException e) {
                closed.completeExceptionally(e);
            }
        }
    }

    /** Blocks of this many bytes are on the medium or were dropped; on any thread. */
    final void written(long bytes) {
        unwritten.addAndGet(-bytes);
        workers.budget().give(bytes);
        tellDrained();
    }

    /** The verdict on a piece; on any thread. */
    final void judged(int piece, boolean intact) {
        answers.post(listener -> {
            openPieces.remove(piece);
            if (intact) {
                have.add(piece);
            }
            listener.verified(piece, intact);
        });
    }

    /** Nothing is read or written from here on; on any thread. */
    final void fail(IOException cause) {
        if (broken.compareAndSet(false, true)) {
            String reason = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
            answers.post(listener -> listener.failed(reason));
        }
    }

    /** Hands a block to the listener; on the peer's thread. */
    final void tellRead(int connection, int piece, int begin, Payload block) {
        answers.tellNow(new Answers.Answer() {
            @Override
            public void tell(Listener listener) {
                listener.read(connection, piece, begin, block);
            }

            @Override
            public void drop() {
                block.release();
            }
        });
    }

    final void post(Answers.Answer answer) {
        answers.post(answer);
    }

    final boolean works() {
        return !broken.get();
    }

    /** Whether a check should go on. */
    final boolean isOpen() {
        return !closing && !broken.get();
    }

    final boolean hashes() {
        return hashing;
    }

    final Medium medium() {
        return medium;
    }

    final Metainfo metainfo() {
        return metainfo;
    }

    final StorageWorkers workers() {
        return workers;
    }
}
