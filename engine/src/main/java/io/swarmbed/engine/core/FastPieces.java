package io.swarmbed.engine.core;

import java.util.Arrays;

/**
 * The pieces that remote peers serve although they choke us (BEP 6). Peers that go by the BEP all name the same ten, so
 * each piece has a number here, and a connection keeps its pieces as bits of one long.
 */
final class FastPieces {
    private static final int MOST = Long.SIZE;
    private static final int[] NONE = {};

    private int[] pieces = NONE;
    private long wanted;

    /** The bit of a piece that a peer has named; 0 when peers have named too many different ones. */
    long name(int piece, boolean verifiedHere) {
        int index = indexOf(piece);
        if (index < 0) {
            if (pieces.length == MOST) {
                return 0;
            }
            index = pieces.length;
            pieces = Arrays.copyOf(pieces, index + 1);
            pieces[index] = piece;
            wanted |= verifiedHere ? 0 : 1L << index;
        }
        return 1L << index;
    }

    private int indexOf(int piece) {
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] == piece) {
                return i;
            }
        }
        return -1;
    }

    /** The bit of a piece; 0 when nobody has named it. */
    long bit(int piece) {
        int index = indexOf(piece);
        return index < 0 ? 0 : 1L << index;
    }

    /** The lowest piece among these bits, of which there is one. */
    int first(long bits) {
        return pieces[Long.numberOfTrailingZeros(bits)];
    }

    /** The bits of the pieces that are not verified here. */
    long wanted() {
        return wanted;
    }

    /** This peer has verified a piece. */
    void verified(int piece) {
        wanted &= ~bit(piece);
    }
}
