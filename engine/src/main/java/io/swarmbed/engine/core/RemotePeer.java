package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.PeerAddress;

/** What is known of the peer at the other end of one connection: who it is, what it has, and how much of that we lack. */
abstract class RemotePeer {
    private static final int NO_ROW = -1;

    final TorrentSession torrent;
    final Connection connection;
    private final long connectedAt;
    private final int id;
    private int listenPort;
    /** Where {@link Holdings} keeps its pieces, while it has some and lacks others. */
    private int row = NO_ROW;

    private int pieceCount;
    private int lacking;
    private boolean seed;
    private boolean uploadOnly;
    private boolean interestTold;
    private boolean isSource;

    RemotePeer(TorrentSession torrent, Connection connection, int id) {
        this.torrent = torrent;
        this.connection = connection;
        this.id = id;
        this.connectedAt = torrent.now();
        this.listenPort = connection.outgoing() ? connection.remote().port() : 0;
    }

    final TorrentSession torrent() {
        return torrent;
    }

    final Connection connection() {
        return connection;
    }

    final int id() {
        return id;
    }

    final PeerId peerId() {
        return connection.theirs().peerId();
    }

    final long connectedAt() {
        return connectedAt;
    }

    /** Whether BEP 6 is spoken. */
    final boolean fast() {
        return torrent.settings().extensions().fast() && connection.theirs().fast();
    }

    /** Whether BEP 10 is spoken. */
    final boolean extendedProtocol() {
        return torrent.settings().extensions().extended() && connection.theirs().extended();
    }

    /** Where the remote peer listens, as far as known; 0 when it did not tell. */
    final int listenPort() {
        return listenPort;
    }

    /** Whether the remote peer may yet say where it listens, which it does right after what it has (BEP 10). */
    final boolean mayTellItsPort() {
        return listenPort == 0 && extendedProtocol();
    }

    /** The remote peer says that it listens at this port. */
    final void listensOn(int port) {
        if (listenPort == 0) {
            listenPort = port;
        }
    }

    /** The remote peer was reached at this address. */
    final void listensOn(PeerAddress address) {
        if (address.sameHost(connection.remote())) {
            listensOn(address.port());
        }
    }

    final void uploadOnly(boolean value) {
        uploadOnly = value;
    }

    /** Whether the remote peer will never request anything. */
    final boolean wantsNothing() {
        return uploadOnly || seed;
    }

    /** Whether we have told it that we are interested. */
    final boolean interestTold() {
        return interestTold;
    }

    final void interestTold(boolean value) {
        interestTold = value;
    }

    /** Whether it may serve us: it does not choke us, or has named pieces that it serves all the same (BEP 6). */
    final boolean isSource() {
        return isSource;
    }

    final void isSource(boolean value) {
        isSource = value;
    }

    // ---- its pieces

    final boolean has(int piece) {
        return seed || (row != NO_ROW && torrent.holdings().has(row, piece));
    }

    /** Pieces that it has told of. */
    final int pieceCount() {
        return pieceCount;
    }

    /** Whether it has every piece. */
    final boolean seed() {
        return seed;
    }

    /** The pieces it has; valid until the next call for any connection of the torrent, and not to be changed. */
    final PieceSet pieces() {
        if (seed) {
            return torrent.holdings().everything();
        }
        return row == NO_ROW ? torrent.holdings().nothing() : torrent.holdings().pieces(row);
    }

    /** Whether it has a piece that this peer lacks. */
    final boolean interesting() {
        return lacking > 0;
    }

    /** Tells whether the remote peer was not known to have the piece */
    final boolean gained(int piece, boolean verifiedHere) {
        if (has(piece)) {
            return false;
        }
        if (row == NO_ROW) {
            row = torrent.holdings().open();
        }
        torrent.holdings().add(row, piece);
        torrent.availability().add(piece);
        pieceCount++;
        if (!verifiedHere) {
            lacking++;
        }
        if (pieceCount == torrent.geometry().pieceCount()) {
            torrent.availability().remove(torrent.holdings().everything());
            torrent.availability().addSeed();
            seed = true;
            closeRow();
        }
        return true;
    }

    /** All that it has. It may be told again: aria2 does so in place of many HAVEs. What was told before stays. */
    final void offers(PieceSet offered, PieceSet verifiedHere) {
        if (seed) {
            return;
        }
        if (pieceCount > 0) {
            offered.forEach(piece -> gained(piece, verifiedHere.contains(piece)));
            return;
        }
        lacking = verifiedHere.countMissingFrom(offered);
        pieceCount = offered.size();
        seed = offered.isFull();
        if (seed) {
            torrent.availability().addSeed();
        } else if (!offered.isEmpty()) {
            row = torrent.holdings().open();
            torrent.holdings().fill(row, offered);
            torrent.availability().add(offered);
        }
    }

    /** This peer has verified a piece. */
    final void verifiedHere(int piece) {
        if (has(piece)) {
            lacking--;
        }
    }

    /** The connection is closed: its pieces count no longer. */
    final void takePiecesAway() {
        if (seed) {
            torrent.availability().removeSeed();
        } else if (row != NO_ROW) {
            torrent.availability().remove(pieces());
            closeRow();
        }
    }

    private void closeRow() {
        torrent.holdings().close(row);
        row = NO_ROW;
    }
}
