package io.swarmbed.engine.meta;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A mutable set of pieces of one torrent. Not thread-safe. Indices outside [0, {@link #pieceCount()}) are errors. */
public final class PieceSet {
    private final int pieceCount;
    private final long[] words;
    private int size;

    public PieceSet(int pieceCount) {
        this.pieceCount = pieceCount;
        this.words = new long[(pieceCount + 63) >>> 6];
    }

    /** Every piece of a torrent with this many. */
    public static PieceSet all(int pieceCount) {
        PieceSet set = new PieceSet(pieceCount);
        set.fill();
        return set;
    }

    /** The number of pieces of the torrent. */
    public int pieceCount() {
        return pieceCount;
    }

    /** The number of pieces in the set. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean isFull() {
        return size == pieceCount;
    }

    public boolean contains(int piece) {
        return (words[piece >>> 6] & (1L << piece)) != 0;
    }

    /** Adds a piece; returns whether it was not in the set before. */
    public boolean add(int piece) {
        if (piece >= pieceCount) {
            throw new IndexOutOfBoundsException(piece);
        }
        long bit = 1L << piece;
        if ((words[piece >>> 6] & bit) != 0) {
            return false;
        }
        words[piece >>> 6] |= bit;
        size++;
        return true;
    }

    /** Removes a piece; returns whether it was in the set before. */
    public boolean remove(int piece) {
        long bit = 1L << piece;
        if ((words[piece >>> 6] & bit) == 0) {
            return false;
        }
        words[piece >>> 6] &= ~bit;
        size--;
        return true;
    }

    public void clear() {
        Arrays.fill(words, 0);
        size = 0;
    }

    /** Adds every piece. */
    public void fill() {
        Arrays.fill(words, -1L);
        if ((pieceCount & 63) != 0) {
            words[words.length - 1] = (1L << pieceCount) - 1;
        }
        size = pieceCount;
    }

    /** Makes this set equal to the other, of the same torrent. */
    public void set(PieceSet other) {
        System.arraycopy(other.words, 0, words, 0, words.length);
        size = other.size;
    }

    /** Makes this set equal to the one that {@link #copyTo} wrote here, of the same torrent. */
    public void set(long[] source, int from) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            words[i] = source[from + i];
            count += Long.bitCount(words[i]);
        }
        size = count;
    }

    /** Writes the set into an array, a bit per piece, from this index on: as many longs as hold all pieces. */
    public void copyTo(long[] target, int from) {
        System.arraycopy(words, 0, target, from, words.length);
    }

    /** Makes this set the pieces that are in both. */
    public void setToIntersection(PieceSet a, PieceSet b) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            words[i] = a.words[i] & b.words[i];
            count += Long.bitCount(words[i]);
        }
        size = count;
    }

    /** How many pieces of the other are not in this set. */
    public int countMissingFrom(PieceSet other) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            count += Long.bitCount(other.words[i] & ~words[i]);
        }
        return count;
    }

    /** The first piece of the set that is at least this one, or -1. */
    public int next(int from) {
        if (from >= pieceCount) {
            return -1;
        }
        int i = from >>> 6;
        long word = words[i] & (-1L << from);
        while (word == 0) {
            if (++i == words.length) {
                return -1;
            }
            word = words[i];
        }
        return (i << 6) + Long.numberOfTrailingZeros(word);
    }

    /** The piece at this rank in ascending order; ranks begin at 0 and are below {@link #size()}. */
    public int nth(int rank) {
        for (int i = 0; i < words.length; i++) {
            long word = words[i];
            int count = Long.bitCount(word);
            if (rank < count) {
                for (; rank > 0; rank--) {
                    word &= word - 1;
                }
                return (i << 6) + Long.numberOfTrailingZeros(word);
            }
            rank -= count;
        }
        throw new IndexOutOfBoundsException(rank);
    }

    /** Visits the pieces in ascending order; the set must not change meanwhile. */
    public void forEach(IntConsumer visitor) {
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                visitor.accept((i << 6) + Long.numberOfTrailingZeros(word));
            }
        }
    }

    public PieceSet copy() {
        PieceSet copy = new PieceSet(pieceCount);
        copy.set(this);
        return copy;
    }

    /** The bitfield of BEP 3: the high bit of the first byte is piece 0, spare bits are zero. */
    public byte[] toBitfield() {
        byte[] bytes = new byte[(pieceCount + 7) >>> 3];
        for (int i = 0; i < bytes.length; i++) {
            int low = (int) (words[i >>> 3] >>> ((i & 7) << 3)) & 0xFF;
            bytes[i] = (byte) (Integer.reverse(low) >>> 24);
        }
        return bytes;
    }

    /**
     * Reads a bitfield as {@link #toBitfield} writes it.
     *
     * @throws IllegalArgumentException when the length does not fit or a spare bit is set
     */
    public static PieceSet ofBitfield(byte[] bitfield, int pieceCount) {
        PieceSet set = new PieceSet(pieceCount);
        if (bitfield.length != (pieceCount + 7) >>> 3) {
            throw new IllegalArgumentException(
                    "a bitfield of " + bitfield.length + " bytes for " + pieceCount + " pieces");
        }
        for (int i = 0; i < bitfield.length; i++) {
            long low = Integer.reverse(bitfield[i] << 24) & 0xFFL;
            set.words[i >>> 3] |= low << ((i & 7) << 3);
        }
        if ((pieceCount & 63) != 0 && (set.words[set.words.length - 1] & -(1L << pieceCount)) != 0) {
            throw new IllegalArgumentException("a spare bit of the bitfield is set");
        }
        for (long word : set.words) {
            set.size += Long.bitCount(word);
        }
        return set;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PieceSet set && pieceCount == set.pieceCount && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return size + " of " + pieceCount + " pieces";
    }
}
