package io.swarmbed.engine.storage;

import io.swarmbed.engine.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A piece between its first block and its verdict. The peer's thread adds blocks; at most one storage thread at a time
 * writes them, in runs of neighbours, and hashes them. That order within a piece is all the order a store needs.
 */
final class OpenPiece {
    private static final Comparator<Block> BY_BEGIN = Comparator.comparingInt(Block::begin);

    private final PieceStore store;
    private final int piece;
    private final RunningHash hasher;

    /** Bytes that are held back, in the hope of neighbours; the peer's thread alone. */
    int held;

    /** Whether the verdict was asked for, after which no block is taken; the peer's thread alone. */
    boolean sealed;

    private List<Block> pending = new ArrayList<>();
    private boolean verdictAsked;
    private boolean scheduled;

    OpenPiece(PieceStore store, int piece, RunningHash hasher) {
        this.store = store;
        this.piece = piece;
        this.hasher = hasher;
    }

    private record Block(int begin, Bytes bytes) {}

    private record Batch(List<Block> blocks, boolean thenJudge) {
        static final Batch NONE = new Batch(List.of(), false);

        boolean isEmpty() {
            return blocks.isEmpty() && !thenJudge;
        }
    }

    synchronized void add(int begin, Bytes bytes) {
        pending.add(new Block(begin, bytes));
    }

    synchronized void askVerdict() {
        verdictAsked = true;
    }

    /** Has a storage thread write what was added. */
    void schedule() {
        synchronized (this) {
            if (scheduled || (pending.isEmpty() && !verdictAsked)) {
                return;
            }
            scheduled = true;
        }
        if (!store.submit(StorageJob.Urgency.WRITE, this::work)) {
            drop(take().blocks);
        }
    }

    private synchronized Batch take() {
        if (pending.isEmpty() && !verdictAsked) {
            scheduled = false;
            return Batch.NONE;
        }
        Batch batch = new Batch(pending, verdictAsked);
        pending = new ArrayList<>();
        verdictAsked = false;
        return batch;
    }

    private void work(Scratch scratch) {
        for (Batch batch = take(); !batch.isEmpty(); batch = take()) {
            try {
                handle(batch, scratch);
            } catch (IOException e) {
                store.fail(e);
            } catch (RuntimeException e) {
                store.fail(new IOException("piece " + piece + " could not be written: " + e, e));
            }
        }
    }

    private void handle(Batch batch, Scratch scratch) throws IOException {
        try {
            if (store.works()) {
                write(batch.blocks, scratch);
            }
        } finally {
            drop(batch.blocks);
        }
        if (batch.thenJudge && store.works()) {
            judge(scratch);
        }
    }

    private void drop(List<Block> blocks) {
        long bytes = 0;
        for (Block block : blocks) {
            bytes += block.bytes.length();
            block.bytes.release();
        }
        if (bytes > 0) {
            store.written(bytes);
        }
    }

    private void write(List<Block> blocks, Scratch scratch) throws IOException {
        blocks.sort(BY_BEGIN);
        for (int from = 0; from < blocks.size(); ) {
            int to = from;
            int end = blocks.get(from).begin;
            while (to < blocks.size() && blocks.get(to).begin == end) {
                end += blocks.get(to++).bytes.length();
            }
            writeRun(blocks.subList(from, to), scratch);
            from = to;
        }
        hasher.catchUp(store.medium(), scratch);
    }

    private void writeRun(List<Block> run, Scratch scratch) throws IOException {
        ByteBuffer[] buffers = new ByteBuffer[run.size()];
        for (int i = 0; i < buffers.length; i++) {
            Block block = run.get(i);
            buffers[i] = block.bytes.buffer();
            hasher.wrote(block.begin, buffers[i], scratch);
        }
        store.medium().write(piece, run.get(0).begin, buffers, scratch);
    }

    private void judge(Scratch scratch) throws IOException {
        boolean intact = hasher.isWhole() && !store.medium().knownWrong(piece);
        if (intact && store.hashes()) {
            hasher.catchUp(store.medium(), scratch);
            intact = store.metainfo().matches(piece, hasher.digest());
        }
        if (intact) {
            store.medium().keep(piece);
        } else {
            store.medium().forget(piece);
        }
        store.judged(piece, intact);
    }
}
