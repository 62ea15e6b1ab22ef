package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import java.util.Arrays;

/**
 * Which pieces the connected peers have: a row of bits for each that has some and lacks others. The rows lie side by
 * side, because a verified piece concerns all of them at once.
 */
final class Holdings {
    private static final int INITIAL_ROWS = 4;
    private static final int[] NONE = {};

    private final int width;
    private final PieceSet scratch;
    private final PieceSet nothing;
    private final PieceSet everything;
    private long[] words;
    /** Rows that were closed. */
    private int[] free = NONE;

    private int freeCount;
    private int opened;

    Holdings(int pieceCount) {
        this.width = (pieceCount + 63) >>> 6;
        this.scratch = new PieceSet(pieceCount);
        this.nothing = new PieceSet(pieceCount);
        this.everything = PieceSet.all(pieceCount);
        this.words = new long[INITIAL_ROWS * width];
    }

    /** An empty set; not to be changed. */
    PieceSet nothing() {
        return nothing;
    }

    /** The set of all pieces; not to be changed. */
    PieceSet everything() {
        return everything;
    }

    /** An empty row. */
    int open() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if ((opened + 1) * width > words.length) {
            words = Arrays.copyOf(words, (opened + opened / 2 + 1) * width);
        }
        return opened++;
    }

    /** The row is not needed any longer. */
    void close(int row) {
        Arrays.fill(words, row * width, (row + 1) * width, 0);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, Math.max(INITIAL_ROWS, 2 * freeCount));
        }
        free[freeCount++] = row;
    }

    boolean has(int row, int piece) {
        return (words[row * width + (piece >>> 6)] & 1L << piece) != 0;
    }

    void add(int row, int piece) {
        words[row * width + (piece >>> 6)] |= 1L << piece;
    }

    /** Adds these pieces to an empty row. */
    void fill(int row, PieceSet pieces) {
        pieces.copyTo(words, row * width);
    }

    /** The pieces of a row; valid until the next call. */
    PieceSet pieces(int row) {
        scratch.set(words, row * width);
        return scratch;
    }
}
