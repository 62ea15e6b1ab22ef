package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one torrent session, in the order in which they were made, which is that of their numbers. What
 * they are searched by lies in arrays beside the list, so that a search touches no connection but the one it finds.
 */
final class Roster {
    private final TorrentSession torrent;
    private final ArrayList<PeerSession> peers = new ArrayList<>();
    /** For each connection its number. */
    private int[] ids = new int[8];
    /** For each connection the end of the remote peer's id, which is the part that differs. */
    private long[] marks = new long[8];

    private int nextId;
    /** No connection needs a look before this beat, nor before this time has passed. */
    private int lookAtBeat;

    private long lookAfterNanos;

    Roster(TorrentSession torrent) {
        this.torrent = torrent;
    }

    List<PeerSession> peers() {
        return peers;
    }

    /** A copy that stays as it is while connections close. */
    List<PeerSession> snapshot() {
        return List.copyOf(peers);
    }

    Optional<PeerSession> find(int id) {
        int index = Arrays.binarySearch(ids, 0, peers.size(), id);
        return index < 0 ? Optional.empty() : Optional.of(peers.get(index));
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
        PeerSession twin = find(theirs.peerId());
        if (twin != null) {
            return keepsNew(theirs, outgoing, twin) ? Optional.empty() : Optional.of(CloseReason.DUPLICATE);
        }
        boolean full = peers.size() >= torrent.settings().connections().max()
                || !torrent.dialer().accepts(remote);
        return full ? Optional.of(CloseReason.FULL) : Optional.empty();
    }

    /** The connection with this peer, or null. */
    @Nullable
    PeerSession find(PeerId peerId) {
        long mark = mark(peerId);
        for (int i = 0; i < peers.size(); i++) {
            if (marks[i] == mark && peers.get(i).peerId().equals(peerId)) {
                return peers.get(i);
            }
        }
        return null;
    }

    private static long mark(PeerId peerId) {
        return peerId.middle() ^ Integer.toUnsignedLong(peerId.low());
    }

    /** When two peers have dialled each other both keep the connection that the smaller peer id dialled. */
    private boolean keepsNew(Handshake theirs, boolean outgoing, PeerSession twin) {
        boolean weAreSmaller = torrent.peerId().compareTo(theirs.peerId()) < 0;
        return outgoing != twin.connection().outgoing() && outgoing == weAreSmaller;
    }

    /** The session of a new connection; it is closed already when there was an objection. */
    PeerSession admit(Connection connection) {
        PeerSession peer = new PeerSession(torrent, connection, nextId++);
        Optional<CloseReason> objection = torrent.running()
                ? objection(connection.remote(), connection.theirs(), connection.outgoing())
                : Optional.of(CloseReason.STOPPED);
        if (objection.isPresent()) {
            peer.refuseConnection(objection.get());
            return peer;
        }
        PeerSession twin = find(peer.peerId());
        if (twin != null) {
            twin.drop(CloseReason.DUPLICATE);
        }
        add(peer);
        return peer;
    }

    private void add(PeerSession peer) {
        int index = peers.size();
        if (index == ids.length) {
            ids = Arrays.copyOf(ids, 2 * index);
            marks = Arrays.copyOf(marks, 2 * index);
        }
        ids[index] = peer.id();
        marks[index] = mark(peer.peerId());
        peers.add(peer);
    }

    void remove(PeerSession peer) {
        int index = Arrays.binarySearch(ids, 0, peers.size(), peer.id());
        if (index >= 0) {
            peers.remove(index);
            System.arraycopy(ids, index + 1, ids, index, peers.size() - index);
            System.arraycopy(marks, index + 1, marks, index, peers.size() - index);
        }
    }

    void closeAll(CloseReason reason) {
        snapshot().forEach(peer -> peer.drop(reason));
    }

    /** Something has changed that only a look at the connections will put right; it is taken at the next beat. */
    void lookSoon() {
        lookAtBeat = torrent.beat();
    }

    /**
     * A second has passed. Connections are looked at when one of them may have been quiet, silent or overdue for long
     * enough, which is seldom: all three are put off by every message.
     */
    void tick() {
        long now = torrent.now();
        if (torrent.beat() < lookAtBeat && now <= lookAfterNanos) {
            return;
        }
        int keepAlive = (int) torrent.settings().keepAlive().toSeconds();
        long timeout = torrent.settings().requests().timeout().toNanos();
        lookAtBeat = torrent.beat() + keepAlive;
        lookAfterNanos = now + timeout;
        for (PeerSession peer : snapshot()) {
            peer.look(keepAlive);
            torrent.dropIfUseless(peer);
            if (!peer.closed()) {
                torrent.requester().sweep(peer, timeout);
            }
            if (!peer.closed()) {
                lookAtBeat = Math.min(lookAtBeat, peer.nextLook(keepAlive));
                lookAfterNanos = Math.min(lookAfterNanos, peer.download().overdueAfter(timeout));
            }
        }
    }
}
