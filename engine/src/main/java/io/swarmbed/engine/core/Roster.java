package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The open connections of one torrent session, in the order in which they were made, which is that of their numbers. */
final class Roster {
    private final TorrentSession torrent;
    private final Uplink uplink;
    private final ArrayList<PeerSession> peers = new ArrayList<>();
    private int nextId;

    Roster(TorrentSession torrent, Uplink uplink) {
        this.torrent = torrent;
        this.uplink = uplink;
    }

    List<PeerSession> peers() {
        return peers;
    }

    /** A copy that stays as it is while connections close. */
    List<PeerSession> snapshot() {
        return List.copyOf(peers);
    }

    Optional<PeerSession> find(int id) {
        int low = 0;
        int high = peers.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            PeerSession peer = peers.get(middle);
            if (peer.id() == id) {
                return Optional.of(peer);
            }
            if (peer.id() < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** What speaks against a connection with this peer. */
    Optional<CloseReason> objection(PeerAddress remote, Handshake theirs, boolean outgoing) {
        if (!theirs.infoHash().equals(torrent.handshake().infoHash())) {
            return Optional.of(CloseReason.protocol("another torrent"));
        }
        if (theirs.peerId().equals(torrent.peerId())) {
            return Optional.of(CloseReason.SELF);
        }
        if (torrent.bans().isBanned(remote) || torrent.bans().isBanned(theirs.peerId())) {
            return Optional.of(CloseReason.BANNED);
        }
        PeerSession twin = twin(theirs);
        if (twin != null) {
            return keepsNew(theirs, outgoing, twin) ? Optional.empty() : Optional.of(CloseReason.DUPLICATE);
        }
        return peers.size() >= torrent.settings().connections().max()
                ? Optional.of(CloseReason.FULL)
                : Optional.empty();
    }

    private @Nullable PeerSession twin(Handshake theirs) {
        for (PeerSession peer : peers) {
            if (peer.peerId().equals(theirs.peerId())) {
                return peer;
            }
        }
        return null;
    }

    /** When two peers have dialled each other both keep the connection that the smaller peer id dialled. */
    private boolean keepsNew(Handshake theirs, boolean outgoing, PeerSession twin) {
        boolean weAreSmaller = torrent.peerId().compareTo(theirs.peerId()) < 0;
        return outgoing != twin.connection().outgoing() && outgoing == weAreSmaller;
    }

    /** The session of a new connection; it is closed already when there was an objection. */
    PeerSession admit(Connection connection) {
        PeerSession peer = new PeerSession(torrent, connection, nextId++, uplink);
        Optional<CloseReason> objection = torrent.running()
                ? objection(connection.remote(), connection.theirs(), connection.outgoing())
                : Optional.of(CloseReason.STOPPED);
        if (objection.isPresent()) {
            peer.refuseConnection(objection.get());
            return peer;
        }
        PeerSession twin = twin(connection.theirs());
        if (twin != null) {
            twin.drop(CloseReason.DUPLICATE);
        }
        peers.add(peer);
        return peer;
    }

    void remove(PeerSession peer) {
        peers.remove(peer);
    }

    void closeAll(CloseReason reason) {
        snapshot().forEach(peer -> peer.drop(reason));
    }

    /** A second has passed. */
    void tick(long keepAliveSeconds) {
        long timeout = torrent.settings().requests().timeout().toNanos();
        for (PeerSession peer : snapshot()) {
            peer.tick(keepAliveSeconds);
            if (!peer.closed()) {
                torrent.requester().sweep(peer, timeout);
            }
        }
    }
}
