package io.swarmbed.engine.meta;

/**
 * How content is cut: pieces of equal length but the last, each in blocks of 16 KiB but the last.
 *
 * @param totalLength bytes of content, at least 1
 * @param pieceLength bytes in every piece but the last, at least 1
 */
public record PieceGeometry(long totalLength, int pieceLength) {
    /** The size in which clients ask for data, in bytes (BEP 3; larger requests are refused by most clients). */
    public static final int BLOCK_LENGTH = 16 * 1024;

    /** The most pieces a torrent may have here; a bitfield of that many is 2 MiB. */
    public static final int MAX_PIECES = 1 << 24;

    public PieceGeometry {
        if (totalLength < 1 || pieceLength < 1) {
            throw new IllegalArgumentException("lengths must be positive: " + totalLength + ", " + pieceLength);
        }
        if ((totalLength + pieceLength - 1) / pieceLength > MAX_PIECES) {
            throw new IllegalArgumentException("more than " + MAX_PIECES + " pieces: choose larger ones");
        }
    }

    public int pieceCount() {
        return (int) ((totalLength + pieceLength - 1) / pieceLength);
    }

    /** Offset of the piece's first byte in the content. */
    public long pieceOffset(int piece) {
        return (long) piece * pieceLength;
    }

    /** Bytes in this piece. */
    public int pieceLength(int piece) {
        return (int) Math.min(pieceLength, totalLength - pieceOffset(piece));
    }

    /** Blocks in this piece. */
    public int blockCount(int piece) {
        return (pieceLength(piece) + BLOCK_LENGTH - 1) / BLOCK_LENGTH;
    }

    /** Blocks in every piece but the last. */
    public int blocksPerPiece() {
        return (pieceLength + BLOCK_LENGTH - 1) / BLOCK_LENGTH;
    }

    /** Bytes in this block of the piece. */
    public int blockLength(int piece, int block) {
        return Math.min(BLOCK_LENGTH, pieceLength(piece) - block * BLOCK_LENGTH);
    }

    /** Whether the range lies within the piece and is not empty. */
    public boolean contains(int piece, int begin, int length) {
        return piece >= 0
                && piece < pieceCount()
                && begin >= 0
                && length > 0
                && (long) begin + length <= pieceLength(piece);
    }
}
