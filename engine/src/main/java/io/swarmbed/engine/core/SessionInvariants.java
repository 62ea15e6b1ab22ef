package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import java.util.List;

/**
 * What must hold of a session between any two events, recomputed from scratch: every piece is in exactly one state,
 * requests are where both their ends have them, copies and interest are what the connections say, and no more peers have
 * a slot than there are. It changes nothing, so that a run that is checked goes as one that is not.
 */
public final class SessionInvariants {
    private final TorrentSession session;
    private final PieceLedger ledger;
    private final List<PeerSession> peers;
    private final int pieceCount;

    private SessionInvariants(TorrentSession session) {
        this.session = session;
        this.ledger = session.ledger();
        this.peers = session.peers();
        this.pieceCount = session.geometry().pieceCount();
    }

    /**
     * Checks a session, which is not inside a call.
     *
     * @return about how many comparisons it took
     * @throws IllegalStateException when something does not hold, saying what
     */
    public static long check(TorrentSession session) {
        SessionInvariants invariants = new SessionInvariants(session);
        invariants.checkPieces();
        long requests = invariants.checkRequests();
        invariants.checkCopies();
        invariants.checkConnections();
        invariants.checkSlots();
        session.availability().checkOrder();
        return requests + (long) invariants.pieceCount * (invariants.peers.size() + 2);
    }

    private static IllegalStateException broken(String what) {
        return new IllegalStateException(what);
    }

    private void checkPieces() {
        PieceSet open = new PieceSet(pieceCount);
        int partial = 0;
        for (int i = 0; i < ledger.openCount(); i++) {
            if (!open.add(ledger.open(i).piece)) {
                throw broken("piece " + ledger.open(i).piece + " is open twice");
            }
            boolean hasFree = ledger.open(i).free() > 0;
            if (hasFree != ledger.isPartial(i)) {
                throw broken("piece " + ledger.open(i).piece + (hasFree ? " has" : " has no") + " free block");
            }
            partial += hasFree ? 1 : 0;
        }
        if (partial != ledger.partialCount()) {
            throw broken(partial + " partial pieces, counted " + ledger.partialCount());
        }
        for (int piece = 0; piece < pieceCount; piece++) {
            int states = (open.contains(piece) ? 1 : 0)
                    + (ledger.verified().contains(piece) ? 1 : 0)
                    + (ledger.unstarted().contains(piece) ? 1 : 0);
            if (states != 1) {
                throw broken("piece " + piece + " is in " + states + " states");
            }
        }
    }

    /** Compares what every block's piece says of its requests with what the connections say. */
    private long checkRequests() {
        int blocksPerPiece = session.geometry().blocksPerPiece();
        int[] asked = new int[ledger.openCount() * blocksPerPiece];
        int[] indices = new int[pieceCount];
        for (int i = 0; i < ledger.openCount(); i++) {
            indices[ledger.open(i).piece] = i + 1;
        }
        long requests = 0;
        for (PeerSession peer : peers) {
            Download download = peer.download();
            requests += download.requested();
            for (int i = 0; i < download.requested(); i++) {
                int index = indices[download.requestedPiece(i)] - 1;
                if (index < 0) {
                    throw broken("piece " + download.requestedPiece(i) + " is requested and not open");
                }
                asked[index * blocksPerPiece + download.requestedBlock(i)]++;
            }
        }
        for (int i = 0; i < ledger.openCount(); i++) {
            checkOpen(ledger.open(i), asked, i * blocksPerPiece);
        }
        return requests + asked.length;
    }

    private static void checkOpen(OpenPiece open, int[] asked, int from) {
        int free = 0;
        int received = 0;
        for (int block = 0; block < open.blockCount(); block++) {
            int requests = asked[from + block];
            if (open.isReceived(block)) {
                received++;
                if (requests > 0) {
                    throw broken("piece " + open.piece + " block " + block + " is here and asked for");
                }
            } else {
                if (requests != open.requesters(block)) {
                    throw broken("piece " + open.piece + " block " + block + ": asked " + requests + ", counted "
                            + open.requesters(block));
                }
                free += requests == 0 ? 1 : 0;
            }
        }
        if (free != open.free() || received != open.received()) {
            throw broken("piece " + open.piece + ": " + free + " blocks free and " + received + " here, counted "
                    + open.free() + " and " + open.received());
        }
        if (open.untouched() || (!open.verifying() && open.allReceived())) {
            throw broken("piece " + open.piece + " is open and idle");
        }
    }

    private void checkCopies() {
        for (int piece = 0; piece < pieceCount; piece++) {
            int copies = 0;
            for (PeerSession peer : peers) {
                copies += peer.has(piece) ? 1 : 0;
            }
            if (copies != session.availability().copies(piece)) {
                throw broken("piece " + piece + " has " + copies + " copies, counted "
                        + session.availability().copies(piece));
            }
        }
    }

    private void checkConnections() {
        for (PeerSession peer : peers) {
            if (peer.closed()) {
                throw broken("connection " + peer.id() + " is closed and listed");
            }
            boolean lacking = ledger.verified().countMissingFrom(peer.pieces()) > 0;
            if (peer.interesting() != lacking || peer.interestTold() != lacking) {
                throw broken(
                        "connection " + peer.id() + (lacking ? " has" : " lacks") + " pieces that are missing here,"
                                + " counted " + peer.interesting() + ", told "
                                + peer.interestTold());
            }
            if (peer.upload().pending() > session.settings().requests().accepted()) {
                throw broken(
                        "connection " + peer.id() + " keeps " + peer.upload().pending() + " requests");
            }
        }
    }

    private void checkSlots() {
        int unchoked = 0;
        for (PeerSession peer : peers) {
            unchoked += !peer.upload().choked() && peer.upload().interested() ? 1 : 0;
        }
        boolean limited = session.chokes().keepsToSlots();
        if (limited
                && unchoked > session.settings().slots()
                && !session.chokes().roundIsDue()) {
            throw broken(unchoked + " of " + session.settings().slots() + " slots are taken");
        }
    }
}
