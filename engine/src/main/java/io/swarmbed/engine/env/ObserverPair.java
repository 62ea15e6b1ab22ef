package io.swarmbed.engine.env;

import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;

/** Tells two observers everything, one after the other. */
public record ObserverPair(Observer first, Observer second) implements Observer {
    @Override
    public void opened(int verified) {
        first.opened(verified);
        second.opened(verified);
    }

    @Override
    public void connected(int connection, PeerAddress remote, PeerId peerId, boolean outgoing) {
        first.connected(connection, remote, peerId, outgoing);
        second.connected(connection, remote, peerId, outgoing);
    }

    @Override
    public void disconnected(int connection, CloseReason reason) {
        first.disconnected(connection, reason);
        second.disconnected(connection, reason);
    }

    @Override
    public void dialFailed(PeerAddress remote, CloseReason reason) {
        first.dialFailed(remote, reason);
        second.dialFailed(remote, reason);
    }

    @Override
    public void identified(int connection, String client) {
        first.identified(connection, client);
        second.identified(connection, client);
    }

    @Override
    public void pieceVerified(int piece) {
        first.pieceVerified(piece);
        second.pieceVerified(piece);
    }

    @Override
    public void pieceFailed(int piece, int bytes) {
        first.pieceFailed(piece, bytes);
        second.pieceFailed(piece, bytes);
    }

    @Override
    public void pieceDiscarded(int piece, int bytes) {
        first.pieceDiscarded(piece, bytes);
        second.pieceDiscarded(piece, bytes);
    }

    @Override
    public void completed() {
        first.completed();
        second.completed();
    }

    @Override
    public void blockSent(int connection, int piece, int begin, int length) {
        first.blockSent(connection, piece, begin, length);
        second.blockSent(connection, piece, begin, length);
    }

    @Override
    public void blockReceived(int connection, int piece, int begin, int length, boolean wasted) {
        first.blockReceived(connection, piece, begin, length, wasted);
        second.blockReceived(connection, piece, begin, length, wasted);
    }

    @Override
    public void choking(int connection, Choking choking) {
        first.choking(connection, choking);
        second.choking(connection, choking);
    }

    @Override
    public void choked(int connection, boolean choked) {
        first.choked(connection, choked);
        second.choked(connection, choked);
    }

    @Override
    public void interested(int connection, boolean interested) {
        first.interested(connection, interested);
        second.interested(connection, interested);
    }

    @Override
    public void wanted(int connection, boolean interested) {
        first.wanted(connection, interested);
        second.wanted(connection, interested);
    }

    @Override
    public void snubbed(int connection, boolean snubbed) {
        first.snubbed(connection, snubbed);
        second.snubbed(connection, snubbed);
    }

    @Override
    public void announced(AnnounceRequest request, AnnounceOutcome outcome) {
        first.announced(request, outcome);
        second.announced(request, outcome);
    }

    @Override
    public void failed(String reason) {
        first.failed(reason);
        second.failed(reason);
    }
}
