package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;

/** Which pieces the remote peer of one connection has, and how many of them this peer lacks. */
final class RemotePieces {
    private final PieceSet everything;
    private final Availability availability;
    /** Of its own only while it has some pieces and lacks others. */
    private PieceSet pieces;

    private int lacking;
    private boolean seed;

    /** @param nothing, everything the sets that many connections share */
    RemotePieces(PieceSet nothing, PieceSet everything, Availability availability) {
        this.everything = everything;
        this.availability = availability;
        this.pieces = nothing;
    }

    boolean has(int piece) {
        return pieces.contains(piece);
    }

    int size() {
        return pieces.size();
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Whether the remote peer has every piece. */
    boolean seed() {
        return seed;
    }

    PieceSet pieces() {
        return pieces;
    }

    /** Whether it has a piece that this peer lacks. */
    boolean interesting() {
        return lacking > 0;
    }

    /** Tells whether the remote peer was not known to have the piece */
    boolean add(int piece, boolean verifiedHere) {
        if (pieces.contains(piece)) {
            return false;
        }
        if (pieces.isEmpty()) {
            pieces = new PieceSet(everything.pieceCount());
        }
        pieces.add(piece);
        availability.add(piece);
        if (!verifiedHere) {
            lacking++;
        }
        if (pieces.isFull()) {
            availability.remove(pieces);
            availability.addSeed();
            pieces = everything;
            seed = true;
        }
        return true;
    }

    /** All that it has. It may be told again: aria2 does so in place of many HAVEs. What was told before stays. */
    void set(PieceSet offered, PieceSet verifiedHere) {
        if (seed) {
            return;
        }
        if (!pieces.isEmpty()) {
            offered.forEach(piece -> add(piece, verifiedHere.contains(piece)));
            return;
        }
        lacking = verifiedHere.countMissingFrom(offered);
        seed = offered.isFull();
        if (seed) {
            pieces = everything;
            availability.addSeed();
        } else if (!offered.isEmpty()) {
            pieces = offered.copy();
            availability.add(pieces);
        }
    }

    /** This peer has verified a piece. */
    void verifiedHere(int piece) {
        if (pieces.contains(piece)) {
            lacking--;
        }
    }

    /** The connection is closed. */
    void leave() {
        if (seed) {
            availability.removeSeed();
        } else {
            availability.remove(pieces);
        }
    }
}
