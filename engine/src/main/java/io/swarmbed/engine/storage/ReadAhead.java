package io.swarmbed.engine.storage;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.wire.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads for a file store: who begins a piece or reads on where somebody stopped gets the blocks that follow read with
 * his, so that most blocks cost no hand-over to another thread. On the peer's thread but for the reading itself.
 */
final class ReadAhead {
    private static final int MAX_CHUNKS = 16;

    /** Reads after which a chunk that nobody asks for is let go. */
    private static final int MAX_IDLE_READS = 512;

    private final PieceStore store;
    private final List<Chunk> chunks = new ArrayList<>();
    /** Where recent reads ended, as piece and offset. */
    private final long[] ends = new long[16];

    private long reads;

    ReadAhead(PieceStore store) {
        this.store = store;
    }

    void read(int connection, int piece, int begin, int length) {
        reads++;
        boolean goesOn = begin == 0 || isRecentEnd(piece, begin);
        ends[(int) reads & (ends.length - 1)] = position(piece, begin + length);
        Wanted wanted = new Wanted(connection, begin, length);
        for (Chunk chunk : chunks) {
            if (chunk.contains(piece, begin, length)) {
                chunk.serve(wanted);
                return;
            }
        }
        dropIdle();
        Chunk chunk = goesOn ? ahead(piece, begin, length) : new Chunk(piece, begin, length, 0);
        chunk.serve(wanted);
        chunks.add(chunk);
        if (!store.submit(StorageJob.Urgency.READ, chunk::load)) {
            chunks.remove(chunk);
            chunk.drop();
        }
    }

    /** Lets go of everything; what is being read is let go when it comes. */
    void close() {
        List<Chunk> all = List.copyOf(chunks);
        chunks.clear();
        all.stream().filter(chunk -> chunk.settled).forEach(Chunk::drop);
    }

    private Chunk ahead(int piece, int begin, int length) {
        int pieceLength = store.metainfo().geometry().pieceLength(piece);
        int wanted = Math.max(length, Math.min(StorageWorkers.CHUNK_LENGTH, pieceLength - begin));
        MemoryBudget budget = store.workers().budget();
        if (wanted == length || !budget.startReadAhead(wanted)) {
            return new Chunk(piece, begin, length, 0);
        }
        return new Chunk(piece, begin, wanted, wanted);
    }

    private void dropIdle() {
        for (int i = 0; i < chunks.size(); ) {
            Chunk chunk = chunks.get(i);
            if (chunk.settled && (reads - chunk.lastRead > MAX_IDLE_READS || chunks.size() >= MAX_CHUNKS)) {
                chunks.remove(i);
                chunk.drop();
            } else {
                i++;
            }
        }
    }

    private boolean isRecentEnd(int piece, int begin) {
        long position = position(piece, begin);
        for (long end : ends) {
            if (end == position) {
                return true;
            }
        }
        return false;
    }

    private static long position(int piece, int offset) {
        return (long) piece << 32 | offset;
    }

    private record Wanted(int connection, int begin, int length) {}

    /** A range of a piece that is read at once. It lets go of its bytes once each was asked for, as a rule. */
    private final class Chunk implements Answers.Answer {
        private final int piece;
        private final int begin;
        private final int length;
        private final SharedBytes content;
        private final List<Wanted> waiting = new ArrayList<>();
        private int unserved;
        private long lastRead;
        private boolean loaded;

        /** Whether those who waited have been served, so that the chunk may go. */
        private boolean settled;

        Chunk(int piece, int begin, int length, int countedAhead) {
            this.piece = piece;
            this.begin = begin;
            this.length = length;
            this.unserved = length;
            MemoryBudget budget = store.workers().budget();
            Bytes buffer = store.workers().buffers().acquire(length);
            this.content = new SharedBytes(buffer, () -> budget.endReadAhead(countedAhead));
        }

        boolean contains(int askedPiece, int from, int count) {
            return askedPiece == piece && from >= begin && from + count <= begin + length;
        }

        void serve(Wanted wanted) {
            lastRead = reads;
            if (loaded) {
                give(wanted);
                if (settled && unserved <= 0 && chunks.remove(this)) {
                    drop();
                }
            } else {
                waiting.add(wanted);
            }
        }

        private void give(Wanted wanted) {
            unserved -= wanted.length;
            Bytes block = content.part(wanted.begin - begin, wanted.length);
            store.tellRead(wanted.connection, piece, wanted.begin, block);
        }

        void load(Scratch scratch) throws IOException {
            try {
                store.medium().read(piece, begin, content.memory());
            } catch (IOException e) {
                drop();
                throw e;
            }
            store.post(this);
        }

        @Override
        public void tell(BlockStore.Listener listener) {
            loaded = true;
            waiting.forEach(this::give);
            settled = true;
            if (unserved <= 0) {
                chunks.remove(this);
            }
            if (!chunks.contains(this)) {
                drop();
            }
        }

        @Override
        public void drop() {
            content.letGo();
        }
    }
}
