package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Content that is kept nowhere: what is written is compared with the formula, and only wrong blocks are remembered, so
 * that reading back gives what was written as far as a hash can tell.
 */
final class SyntheticMedium implements Medium {
    private final PieceGeometry geometry;
    private final SyntheticContent content;
    private final boolean complete;
    /** Wrong blocks by piece; the piece's own calls do not overlap. */
    private final Map<Integer, BitSet> wrong = new ConcurrentHashMap<>();

    /** Content of which all is there from the start, or nothing. */
    SyntheticMedium(PieceGeometry geometry, SyntheticContent content, boolean complete) {
        this.geometry = geometry;
        this.content = content;
        this.complete = complete;
    }

    @Override
    public void prepare() {}

    @Override
    public boolean mayHold(int piece) {
        return complete;
    }

    @Override
    public void settle(PieceSet verified) {}

    @Override
    public void write(int piece, int begin, ByteBuffer[] run, Scratch scratch) {
        int at = begin;
        for (ByteBuffer block : run) {
            int length = block.remaining();
            content.fill(geometry.pieceOffset(piece) + at, scratch.heap, 0, length);
            mark(piece, at, !block.equals(ByteBuffer.wrap(scratch.heap, 0, length)));
            at += length;
        }
    }

    private void mark(int piece, int begin, boolean isWrong) {
        BitSet blocks = wrong.get(piece);
        if (blocks == null) {
            if (!isWrong) {
                return;
            }
            blocks = new BitSet();
            wrong.put(piece, blocks);
        }
        blocks.set(begin / PieceGeometry.BLOCK_LENGTH, isWrong);
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) {
        int start = into.position();
        content.fill(geometry.pieceOffset(piece) + begin, into);
        BitSet blocks = wrong.get(piece);
        if (blocks != null) {
            spoil(blocks, begin, into.duplicate().flip().position(start));
        }
    }

    private static void spoil(BitSet blocks, int begin, ByteBuffer bytes) {
        int start = bytes.position();
        for (int i = start; i < bytes.limit(); i++) {
            if (blocks.get((begin + i - start) / PieceGeometry.BLOCK_LENGTH)) {
                bytes.put(i, (byte) ~bytes.get(i));
            }
        }
    }

    @Override
    public boolean knownWrong(int piece) {
        BitSet blocks = wrong.get(piece);
        return blocks != null && !blocks.isEmpty();
    }

    @Override
    public void keep(int piece) {
        wrong.remove(piece);
    }

    @Override
    public void forget(int piece) {
        wrong.remove(piece);
    }

    @Override
    public void close() {}
}
