package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Payload;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block store that keeps one bit for each block. It answers inside the asking call, or after the delays of its
 * {@link StoreTiming}. A call that breaks the contract of {@link BlockStore} is an {@link IllegalStateException}.
 */
public final class VirtualStore implements BlockStore {
    private final PieceGeometry geometry;
    private final PieceSet verified;
    private final Tokens tokens;
    private final int node;
    private final Clock clock;
    private final Jobs reads;
    private final Jobs hashes;
    private final BlockBits written;
    private final StoreTiming timing;
    private @Nullable BlockBits corrupt;
    private @Nullable Listener listener;
    private BlockRule corruptReads = BlockRule.NONE;
    private BlockRule failingReads = BlockRule.NONE;
    private BlockRule failingWrites = BlockRule.NONE;
    private boolean congested;
    private boolean closed;

    /** A store without delays that holds these pieces; the set is copied. */
    public VirtualStore(VirtualNode node, PieceGeometry geometry, PieceSet held, Tokens tokens) {
        this(node, geometry, held, tokens, StoreTiming.INSTANT);
    }

    /** A store with delays that holds these pieces; the set is copied. */
    public VirtualStore(VirtualNode node, PieceGeometry geometry, PieceSet held, Tokens tokens, StoreTiming timing) {
        this.node = node.id();
        this.geometry = geometry;
        this.verified = held.copy();
        this.tokens = tokens;
        this.timing = timing;
        this.clock = node.clock();
        this.reads = new Jobs(node);
        this.hashes = new Jobs(node);
        this.written = new BlockBits(geometry);
    }

    /** A store that holds everything. */
    public static VirtualStore complete(VirtualNode node, PieceGeometry geometry, Tokens tokens) {
        return new VirtualStore(node, geometry, PieceSet.all(geometry.pieceCount()), tokens);
    }

    /** A store that holds nothing. */
    public static VirtualStore empty(VirtualNode node, PieceGeometry geometry, Tokens tokens) {
        return new VirtualStore(node, geometry, new PieceSet(geometry.pieceCount()), tokens);
    }

    /** The blocks that come out of this store corrupted; replaces an earlier rule. */
    public void corruptWhen(BlockRule rule) {
        corruptReads = rule;
    }

    /** The blocks whose reading breaks the store; replaces an earlier rule. */
    public void failReadWhen(BlockRule rule) {
        failingReads = rule;
    }

    /** The blocks whose writing breaks the store; replaces an earlier rule. */
    public void failWriteWhen(BlockRule rule) {
        failingWrites = rule;
    }

    /** Makes each {@link #write} ask for a pause until {@link #drain}. */
    public void congest() {
        congested = true;
    }

    /** Ends a congestion and tells the listener; does nothing when there is none. */
    public void drain() {
        if (congested) {
            congested = false;
            if (!closed) {
                listener().drained();
            }
        }
    }

    /** Whether this piece has been verified. */
    public boolean holds(int piece) {
        return verified.contains(piece);
    }

    /** How many pieces have been verified. */
    public int heldPieces() {
        return verified.size();
    }

    /** Whether every piece has been verified. */
    public boolean isComplete() {
        return verified.isFull();
    }

    /** Whether a piece is being hashed, or waits for it. */
    public boolean hashing() {
        return hashes.pending();
    }

    @Override
    public void open(Listener newListener) {
        check(listener == null, "opened twice");
        listener = newListener;
        newListener.opened(verified.copy());
    }

    @Override
    public void read(int connection, int piece, int begin, int length) {
        check(geometry.contains(piece, begin, length) && verified.contains(piece), "reads what is not there");
        if (timing.readNanos() == 0) {
            answerRead(connection, piece, begin, length);
        } else {
            reads.add(timing.readNanos(), () -> answerRead(connection, piece, begin, length));
        }
    }

    private void answerRead(int connection, int piece, int begin, int length) {
        if (failingReads.test(piece, begin)) {
            listener().failed("cannot read piece " + piece + " at " + begin);
            return;
        }
        VirtualBlock block = corruptReads.test(piece, begin) ? tokens.corrupt(length, node) : tokens.good(length);
        listener().read(connection, piece, begin, block);
    }

    @Override
    public boolean write(int piece, int begin, Payload block) {
        int length = block.length();
        boolean bad = block instanceof VirtualBlock content && content.corrupt();
        block.release();
        check(!closed, "writes after the close");
        int index = begin / PieceGeometry.BLOCK_LENGTH;
        check(
                geometry.contains(piece, begin, length)
                        && begin % PieceGeometry.BLOCK_LENGTH == 0
                        && length == geometry.blockLength(piece, index),
                "writes something that is not a block");
        check(!verified.contains(piece), "writes to a verified piece");
        if (failingWrites.test(piece, begin)) {
            listener().failed("cannot write piece " + piece + " at " + begin);
            return !congested;
        }
        written.set(piece, begin, true);
        if (bad && corrupt == null) {
            corrupt = new BlockBits(geometry);
        }
        if (corrupt != null) {
            corrupt.set(piece, begin, bad);
        }
        return !congested;
    }

    @Override
    public void verify(int piece) {
        check(!verified.contains(piece), "verifies a verified piece");
        long nanos = timing.hashNanos(geometry.pieceLength(piece));
        if (nanos == 0) {
            answerVerify(piece);
        } else {
            hashes.add(nanos, () -> answerVerify(piece));
        }
    }

    private void answerVerify(int piece) {
        BlockBits bad = corrupt;
        boolean intact = written.count(piece) == geometry.blockCount(piece) && (bad == null || bad.count(piece) == 0);
        if (intact) {
            verified.add(piece);
        } else {
            written.clear(piece);
            if (bad != null) {
                bad.clear(piece);
            }
        }
        listener().verified(piece, intact);
    }

    @Override
    public void close() {
        closed = true;
        reads.clear();
        hashes.clear();
    }

    private Listener listener() {
        return Objects.requireNonNull(listener, "the store is not open");
    }

    private static void check(boolean holds, String breach) {
        if (!holds) {
            throw new IllegalStateException("the session " + breach);
        }
    }

    /** Jobs of one kind, done one after another. */
    private final class Jobs {
        private final ArrayDeque<Job> waiting = new ArrayDeque<>();
        private final Alarm alarm;
        private long busyUntil;

        private Jobs(VirtualNode owner) {
            alarm = owner.alarms().alarm(this::finish);
        }

        private boolean pending() {
            return !waiting.isEmpty();
        }

        private void add(long nanos, Runnable answer) {
            busyUntil = Math.max(busyUntil, clock.nanos()) + nanos;
            waiting.add(new Job(busyUntil, answer));
            if (waiting.size() == 1) {
                alarm.at(busyUntil);
            }
        }

        private void finish() {
            Job done = waiting.remove();
            if (!waiting.isEmpty()) {
                alarm.at(waiting.element().due());
            }
            done.answer().run();
        }

        private void clear() {
            waiting.clear();
            alarm.cancel();
        }
    }

    private record Job(long due, Runnable answer) {}
}
