package io.swarmbed.engine.core;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Payload;
import java.util.Optional;

/** Hands the store's answers to whom they concern. */
final class StoreAnswers implements BlockStore.Listener {
    private final TorrentSession torrent;
    private final Roster roster;

    StoreAnswers(TorrentSession torrent, Roster roster) {
        this.torrent = torrent;
        this.roster = roster;
    }

    @Override
    public void opened(PieceSet verified) {
        torrent.opened(verified);
    }

    @Override
    public void read(int connection, int piece, int begin, Payload block) {
        Optional<PeerSession> peer = roster.find(connection);
        if (peer.isPresent()) {
            peer.get().blockRead(piece, begin, block);
        } else {
            block.release();
        }
    }

    @Override
    public void verified(int piece, boolean intact) {
        torrent.verified(piece, intact);
    }

    @Override
    public void drained() {
        if (torrent.running()) {
            torrent.requester().drained();
        }
    }

    @Override
    public void failed(String reason) {
        torrent.fail(reason);
    }
}
