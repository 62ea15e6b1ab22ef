package io.swarmbed.engine.core;

import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of every piece at this peer; each is in exactly one: unstarted, open (which includes being verified), or
 * verified.
 */
final class PieceLedger {
    private final PieceGeometry geometry;
    private final PieceSet unstarted;
    private final PieceSet verified;
    private final Availability availability;
    private final @Nullable SwarmCopies swarm;
    private OpenPiece[] open = new OpenPiece[8];
    /** The numbers of the open pieces, which a search passes over. */
    private int[] numbers = new int[8];
    /** Which open pieces have a block that nobody was asked for. */
    private boolean[] partial = new boolean[8];

    private int openCount;
    private int partialCount;

    /** The ledger of a peer that has nothing yet. */
    PieceLedger(PieceGeometry geometry, Availability availability) {
        this(geometry, new PieceSet(geometry.pieceCount()), availability, Optional.empty());
    }

    /**
     * @param present the pieces that are verified
     * @param swarm counts them among those of others, if there is somebody who does
     */
    PieceLedger(PieceGeometry geometry, PieceSet present, Availability availability, Optional<SwarmCopies> swarm) {
        this.geometry = geometry;
        this.availability = availability;
        this.swarm = swarm.orElse(null);
        swarm.ifPresent(copies -> copies.add(present));
        this.verified = present;
        this.unstarted = PieceSet.all(geometry.pieceCount());
        present.forEach(piece -> {
            unstarted.remove(piece);
            availability.retire(piece);
        });
    }

    PieceSet verified() {
        return verified;
    }

    /** Pieces of which no block was requested. */
    PieceSet unstarted() {
        return unstarted;
    }

    boolean complete() {
        return verified.isFull();
    }

    int openCount() {
        return openCount;
    }

    /** The open piece at this index, in order of opening. */
    OpenPiece open(int index) {
        return open[index];
    }

    /** The open piece of this number, or null when it is unstarted or verified. */
    @Nullable
    OpenPiece find(int piece) {
        int index = indexOf(piece);
        return index < 0 ? null : open[index];
    }

    /** From the end: what is asked for was mostly opened lately. */
    private int indexOf(int piece) {
        int index = openCount - 1;
        while (index >= 0 && numbers[index] != piece) {
            index--;
        }
        return index;
    }

    boolean isVerified(int piece) {
        return verified.contains(piece);
    }

    /** Whether every block that is missing has been requested: the end game. */
    boolean allRequested() {
        return partialCount == 0 && unstarted.isEmpty();
    }

    /** How many open pieces have a block that nobody was asked for. */
    int partialCount() {
        return partialCount;
    }

    /** Whether the open piece at this index has a block that nobody was asked for. */
    boolean isPartial(int index) {
        return partial[index];
    }

    /** An open piece has a free block. */
    void becamePartial(int piece) {
        partial[indexOf(piece)] = true;
        partialCount++;
    }

    /** An open piece has no free block. */
    void becameRequested(int piece) {
        partial[indexOf(piece)] = false;
        partialCount--;
    }

    OpenPiece start(int piece) {
        if (!unstarted.remove(piece)) {
            throw new IllegalStateException("piece " + piece + " is not unstarted");
        }
        if (openCount == open.length) {
            open = Arrays.copyOf(open, openCount * 2);
            numbers = Arrays.copyOf(numbers, openCount * 2);
            partial = Arrays.copyOf(partial, openCount * 2);
        }
        availability.retire(piece);
        OpenPiece started = new OpenPiece(this, piece, geometry.blockCount(piece));
        numbers[openCount] = piece;
        partial[openCount] = true;
        open[openCount++] = started;
        partialCount++;
        return started;
    }

    void verify(int piece) {
        remove(piece);
        verified.add(piece);
        if (swarm != null) {
            swarm.add(piece);
        }
    }

    /** The pieces here are in the swarm no longer. */
    void leaveSwarm() {
        if (swarm != null) {
            swarm.remove(verified);
        }
    }

    /** Throws away what came of an open piece. */
    void reset(int piece) {
        remove(piece);
        unstarted.add(piece);
        availability.restore(piece);
    }

    private void remove(int piece) {
        int at = indexOf(piece);
        partialCount -= partial[at] ? 1 : 0;
        openCount--;
        System.arraycopy(open, at + 1, open, at, openCount - at);
        System.arraycopy(numbers, at + 1, numbers, at, openCount - at);
        System.arraycopy(partial, at + 1, partial, at, openCount - at);
        if (openCount < open.length / 4 && open.length > 8) {
            open = Arrays.copyOf(open, open.length / 2);
            numbers = Arrays.copyOf(numbers, open.length);
            partial = Arrays.copyOf(partial, open.length);
        }
        Arrays.fill(open, openCount, Math.min(open.length, openCount + 1), null);
    }

    /** Bytes of an open piece that have come. */
    int receivedBytes(OpenPiece of) {
        int last = of.blockCount() - 1;
        int whole = of.received() * PieceGeometry.BLOCK_LENGTH;
        return of.isReceived(last) ? whole - PieceGeometry.BLOCK_LENGTH + geometry.blockLength(of.piece, last) : whole;
    }

    /** Bytes of content that are not verified. */
    long bytesLeft() {
        long left = (long) (geometry.pieceCount() - verified.size()) * geometry.pieceLength();
        int last = geometry.pieceCount() - 1;
        return verified.contains(last) ? left : left - geometry.pieceLength() + geometry.pieceLength(last);
    }
}
