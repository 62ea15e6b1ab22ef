package io.swarmbed.engine.core;

import io.swarmbed.engine.policy.PeerView;
import java.util.AbstractList;

/** The open connections of a session in the order in which they were made, as policies see them. */
final class PeerViews extends AbstractList<PeerView> {
    private final TorrentSession torrent;

    PeerViews(TorrentSession torrent) {
        this.torrent = torrent;
    }

    @Override
    public PeerView get(int index) {
        return torrent.peers().get(index).status();
    }

    @Override
    public int size() {
        return torrent.peers().size();
    }
}
