package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the addresses of the torrent's peers and dials, in random order, until there are connections enough. */
final class Dialer {
    /** Addresses kept at most; those beyond are dropped. */
    private static final int MAX_CANDIDATES = 2000;

    private final TorrentSession torrent;
    private final RandomStream random;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<PeerAddress, Candidate> byAddress = new HashMap<>();
    private int cursor;
    private int dialling;

    Dialer(TorrentSession torrent, RandomStream random) {
        this.torrent = torrent;
        this.random = random;
    }

    void add(PeerAddress address) {
        if (address.port() == 0
                || candidates.size() >= MAX_CANDIDATES
                || byAddress.containsKey(address)
                || torrent.bans().isBanned(address)) {
            return;
        }
        Candidate candidate = new Candidate(address);
        byAddress.put(address, candidate);
        // At a random place, so that peers who were told the same list do not dial in the same order.
        candidates.add(candidate);
        int place = random.nextInt(candidates.size());
        candidates.set(candidates.size() - 1, candidates.get(place));
        candidates.set(place, candidate);
    }

    /** Dials until connections and dials reach the target. */
    void topUp() {
        SessionSettings.Connections limits = torrent.settings().connections();
        while (torrent.running()
                && dialling < limits.halfOpen()
                && torrent.peers().size() + dialling < limits.target()) {
            Candidate next = next();
            if (next == null) {
                return;
            }
            dial(next);
        }
    }

    /** Whether there is an address left to dial. */
    boolean hasCandidate() {
        long now = torrent.now();
        for (Candidate candidate : candidates) {
            if (candidate.dialable(now, torrent.isComplete())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Candidate next() {
        long now = torrent.now();
        for (int i = 0; i < candidates.size(); i++) {
            cursor = cursor + 1 < candidates.size() ? cursor + 1 : 0;
            Candidate candidate = candidates.get(cursor);
            if (candidate.dialable(now, torrent.isComplete())) {
                return candidate;
            }
        }
        return null;
    }

    private void dial(Candidate candidate) {
        candidate.dialling();
        dialling++;
        torrent.env().network().dial(candidate.address, torrent.handshake(), new Network.DialListener() {
            @Override
            public ConnectionListener connected(Connection connection) {
                dialling--;
                PeerSession peer = torrent.connect(connection);
                if (peer.closed()) {
                    giveUpOn(candidate);
                } else {
                    candidate.connected(peer);
                }
                return peer;
            }

            @Override
            public void failed(CloseReason reason) {
                dialling--;
                torrent.observer().dialFailed(candidate.address, reason);
                giveUpOn(candidate);
                topUp();
            }
        });
    }

    private void giveUpOn(Candidate candidate) {
        if (!candidate.failed(torrent.now())) {
            forget(candidate);
        }
    }

    private void forget(Candidate candidate) {
        byAddress.remove(candidate.address);
        candidates.remove(candidate);
    }

    /** A peer that dialled us has told where it listens: it need not be dialled. */
    void identified(PeerSession peer) {
        if (peer.listenPort() == 0) {
            return;
        }
        PeerAddress address = peer.connection().remote().withPort(peer.listenPort());
        add(address);
        Candidate candidate = byAddress.get(address);
        if (candidate != null && candidate.idle()) {
            candidate.connected(peer);
        }
    }

    void disconnected(PeerSession peer, CloseReason reason) {
        PeerAddress address = peer.connection().remote().withPort(peer.listenPort());
        Candidate candidate = byAddress.get(address);
        if (candidate != null && candidate.isSession(peer)) {
            candidate.disconnected(peer.wantsNothing(), torrent.now());
            if (reason.kind() == CloseReason.Kind.BANNED || reason.kind() == CloseReason.Kind.SELF) {
                forget(candidate);
            }
        }
    }
}
