package io.swarmbed.engine.core;

import org.jspecify.annotations.Nullable;

/** All pieces in some order, and the place of each. Two bytes for either where 16 bits can name every piece. */
final class PieceOrder {
    private static final int MOST_SMALL = 1 << 16;

    private final int size;
    private final char @Nullable [] smallOrder;
    private final char @Nullable [] smallPlaces;
    private final int @Nullable [] largeOrder;
    private final int @Nullable [] largePlaces;

    /** In the order of their numbers. */
    PieceOrder(int pieceCount) {
        boolean small = pieceCount <= MOST_SMALL;
        size = pieceCount;
        smallOrder = small ? new char[pieceCount] : null;
        smallPlaces = small ? new char[pieceCount] : null;
        largeOrder = small ? null : new int[pieceCount];
        largePlaces = small ? null : new int[pieceCount];
        for (int piece = 0; piece < pieceCount; piece++) {
            put(piece, piece);
        }
    }

    int size() {
        return size;
    }

    int piece(int place) {
        if (smallOrder != null) {
            return smallOrder[place];
        }
        return largeOrder == null ? -1 : largeOrder[place];
    }

    int place(int piece) {
        if (smallPlaces != null) {
            return smallPlaces[piece];
        }
        return largePlaces == null ? -1 : largePlaces[piece];
    }

    /** Exchanges this piece with the one at the place. */
    void swap(int piece, int place) {
        put(piece(place), place(piece));
        put(piece, place);
    }

    /** Puts the piece at the place; whoever was there has to be put elsewhere. */
    void put(int piece, int place) {
        if (smallOrder != null && smallPlaces != null) {
            smallOrder[place] = (char) piece;
            smallPlaces[piece] = (char) place;
        } else if (largeOrder != null && largePlaces != null) {
            largeOrder[place] = piece;
            largePlaces[piece] = place;
        }
    }
}
