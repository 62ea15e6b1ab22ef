package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import java.util.List;

/** What must hold of a session between any two events; recomputes everything from scratch. */
final class SessionInvariants {
    private final TorrentSession session;

    private SessionInvariants(TorrentSession session) {
        this.session = session;
    }

    static void check(TorrentSession session) {
        SessionInvariants invariants = new SessionInvariants(session);
        invariants.checkPieces();
        invariants.checkRequests();
        invariants.checkRemotePieces();
        invariants.checkSlots();
        session.availability().checkInvariants();
    }

    private static void hold(boolean holds, String what, Object... values) {
        if (!holds) {
            throw new IllegalStateException(String.format(what, values));
        }
    }

    private void checkPieces() {
        PieceLedger ledger = session.ledger();
        PieceSet open = new PieceSet(session.geometry().pieceCount());
        int partial = 0;
        for (int i = 0; i < ledger.openCount(); i++) {
            hold(open.add(ledger.open(i).piece), "piece %d is open twice", ledger.open(i).piece);
            partial += ledger.open(i).free() > 0 ? 1 : 0;
        }
        hold(partial == ledger.partialCount(), "%d partial pieces, counted %d", partial, ledger.partialCount());
        for (int piece = 0; piece < session.geometry().pieceCount(); piece++) {
            int states = (open.contains(piece) ? 1 : 0)
                    + (ledger.verified().contains(piece) ? 1 : 0)
                    + (ledger.unstarted().contains(piece) ? 1 : 0);
            hold(states == 1, "piece %d is in %d states", piece, states);
        }
    }

    private void checkRequests() {
        PieceLedger ledger = session.ledger();
        for (int i = 0; i < ledger.openCount(); i++) {
            OpenPiece open = ledger.open(i);
            int free = 0;
            int received = 0;
            for (int block = 0; block < open.blockCount(); block++) {
                int asked = 0;
                for (PeerSession peer : session.peers()) {
                    asked += peer.download().outstanding().contains(open.piece, block) ? 1 : 0;
                }
                if (open.isReceived(block)) {
                    received++;
                    hold(asked == 0, "piece %d block %d is here and asked for", open.piece, block);
                } else {
                    hold(
                            asked == open.requesters(block),
                            "piece %d block %d: asked %d, counted %d",
                            open.piece,
                            block,
                            asked,
                            open.requesters(block));
                    free += asked == 0 ? 1 : 0;
                }
            }
            hold(free == open.free() && received == open.received(), "piece %d: counts are wrong", open.piece);
            hold(!open.untouched() && (open.verifying() || !open.allReceived()), "piece %d is idle", open.piece);
        }
        for (PeerSession peer : session.peers()) {
            OutstandingRequests outstanding = peer.download().outstanding();
            for (int i = 0; i < outstanding.size(); i++) {
                hold(ledger.find(outstanding.piece(i)) != null, "piece %d is not open", outstanding.piece(i));
            }
        }
    }

    private void checkRemotePieces() {
        for (int piece = 0; piece < session.geometry().pieceCount(); piece++) {
            int copies = 0;
            for (PeerSession peer : session.peers()) {
                copies += peer.remote().has(piece) ? 1 : 0;
            }
            hold(
                    copies == session.availability().copies(piece),
                    "piece %d has %d copies, counted %d",
                    piece,
                    copies,
                    session.availability().copies(piece));
        }
        for (PeerSession peer : session.peers()) {
            hold(!peer.closed(), "connection %d is closed and listed", peer.id());
            int lacking =
                    session.ledger().verified().countMissingFrom(peer.remote().pieces());
            hold(peer.remote().interesting() == lacking > 0, "connection %d: interest", peer.id());
            hold(peer.download().interested() == lacking > 0, "connection %d: interest told", peer.id());
            hold(peer.upload().pending() <= session.settings().requests().accepted(), "too many requests kept");
        }
    }

    private void checkSlots() {
        List<PeerSession> peers = session.peers();
        long unchoked = peers.stream()
                .filter(peer -> !peer.upload().choked() && peer.upload().interested())
                .count();
        hold(
                unchoked <= session.settings().slots() || session.chokes().roundIsDue(),
                "%d of %d slots are taken",
                unchoked,
                session.settings().slots());
        long waiting = peers.stream()
                .filter(peer -> peer.upload().choked()
                        && peer.upload().interested()
                        && !peer.remote().seed())
                .count();
        // Mainline leaves a leecher's slots free rather than give them to peers that give nothing, all but two.
        int filled = Math.min(
                session.isComplete() ? Integer.MAX_VALUE : 2, session.settings().slots());
        hold(
                waiting == 0 || unchoked >= filled || session.chokes().roundIsDue(),
                "%d peers wait and %d of %d slots are taken",
                waiting,
                unchoked,
                session.settings().slots());
    }
}
