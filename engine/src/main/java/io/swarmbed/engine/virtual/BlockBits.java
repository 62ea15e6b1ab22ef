package io.swarmbed.engine.virtual;

import io.swarmbed.engine.meta.PieceGeometry;

/** One bit for each block of a torrent. */
final class BlockBits {
    private final PieceGeometry geometry;
    private final int blocksPerPiece;
    private final long[] words;

    BlockBits(PieceGeometry geometry) {
        this.geometry = geometry;
        this.blocksPerPiece = geometry.blocksPerPiece();
        long bits = (long) geometry.pieceCount() * blocksPerPiece;
        this.words = new long[Math.toIntExact((bits + 63) >>> 6)];
    }

    void set(int piece, int begin, boolean value) {
        long bit = index(piece, begin / PieceGeometry.BLOCK_LENGTH);
        if (value) {
            words[(int) (bit >>> 6)] |= 1L << bit;
        } else {
            words[(int) (bit >>> 6)] &= ~(1L << bit);
        }
    }

    /** How many blocks of the piece have their bit set. */
    int count(int piece) {
        int count = 0;
        for (int block = 0; block < geometry.blockCount(piece); block++) {
            long bit = index(piece, block);
            count += (int) ((words[(int) (bit >>> 6)] >>> bit) & 1);
        }
        return count;
    }

    void clear(int piece) {
        for (int block = 0; block < geometry.blockCount(piece); block++) {
            set(piece, block * PieceGeometry.BLOCK_LENGTH, false);
        }
    }

    private long index(int piece, int block) {
        return (long) piece * blocksPerPiece + block;
    }
}
