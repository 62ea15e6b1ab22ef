package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the addresses of the torrent's peers and dials, in the order of a {@link PeerSelector}, until there are connections
 * enough.
 */
final class Dialer {
    /** Addresses kept at most; those beyond are dropped. */
    private static final int MAX_CANDIDATES = 2000;

    private final TorrentSession torrent;
    private final RandomStream random;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<PeerAddress, Candidate> byAddress = new HashMap<>();
    private final Selection selection;
    private int dialling;
    /** Nobody can be dialled before this time, unless a candidate is added or becomes idle. */
    private long noneBefore = Long.MIN_VALUE;

    Dialer(TorrentSession torrent, PeerSelector selector, RandomStream random) {
        this.torrent = torrent;
        this.random = random;
        this.selection = new Selection(torrent, selector, candidates);
    }

    /** Tells whether the address was not known and is worth a dial */
    boolean add(PeerAddress address) {
        if (address.port() == 0
                || candidates.size() >= MAX_CANDIDATES
                || byAddress.containsKey(address)
                || torrent.bans().isBanned(address)) {
            return false;
        }
        Candidate candidate = new Candidate(address);
        byAddress.put(address, candidate);
        // At a random place, so that peers who were told the same list do not dial in the same order.
        candidates.add(candidate);
        int place = random.nextInt(candidates.size());
        candidates.set(candidates.size() - 1, candidates.get(place));
        candidates.set(place, candidate);
        noneBefore = Long.MIN_VALUE;
        return true;
    }

    /**
     * Dials until connections and dials reach the target. A complete peer dials one at a time: most addresses it is told
     * may be of complete peers, which only a connection shows, and those who lack something will dial it themselves.
     */
    void topUp() {
        SessionSettings.Connections limits = torrent.settings().connections();
        int halfOpen = torrent.isComplete() ? 1 : limits.halfOpen();
        while (torrent.running() && dialling < halfOpen && torrent.peers().size() + dialling < limits.target()) {
            Candidate next = next();
            if (next == null) {
                return;
            }
            dial(next);
        }
    }

    /** A connection has ended or could not be made. A complete peer is in no hurry: its next dial waits for the tick. */
    void replace() {
        if (!torrent.isComplete()) {
            topUp();
        }
    }

    /** Whether there is an address left to dial. */
    boolean hasCandidate() {
        if (torrent.now() < noneBefore) {
            return false;
        }
        boolean found = selection.hasNext();
        if (!found) {
            noneBefore = earliest();
        }
        return found;
    }

    private @Nullable Candidate next() {
        if (torrent.now() < noneBefore) {
            return null;
        }
        Candidate next = selection.next();
        if (next == null) {
            noneBefore = earliest();
        }
        return next;
    }

    /** Whether the selector lets a connection with this peer be kept. */
    boolean accepts(PeerAddress remote) {
        return selection.accepts(remote);
    }

    /** When the first of the candidates may be dialled, by what came of them; {@link Long#MAX_VALUE} when none ever. */
    private long earliest() {
        long earliest = Long.MAX_VALUE;
        for (Candidate candidate : candidates) {
            earliest = Math.min(earliest, candidate.dialableFrom(torrent.isComplete()));
        }
        return earliest;
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
                    turnedDown(candidate, peer);
                } else {
                    candidate.connected(peer, torrent.now());
                }
                return peer;
            }

            @Override
            public void failed(CloseReason reason) {
                dialling--;
                torrent.observer().dialFailed(candidate.address, reason);
                if (reason.kind() == CloseReason.Kind.REMOTE) {
                    candidate.refused();
                }
                giveUpOn(candidate);
                replace();
            }
        });
    }

    /** The remote peer was reached, but there was something against the connection. */
    private void turnedDown(Candidate candidate, PeerSession refused) {
        if (refused.refusal().filter(reason -> isFinal(reason.kind())).isPresent()) {
            candidate.useless();
        }
        PeerSession twin = torrent.roster().find(refused.peerId());
        if (twin != null) {
            twin.listensOn(candidate.address);
            noteThatItDialledUs(candidate, twin);
        }
        giveUpOn(candidate);
    }

    private static boolean isFinal(CloseReason.Kind kind) {
        return kind == CloseReason.Kind.BANNED || kind == CloseReason.Kind.SELF;
    }

    private void giveUpOn(Candidate candidate) {
        if (!candidate.failed(torrent.now())) {
            forget(candidate);
        }
        becameIdle(candidate);
    }

    private void becameIdle(Candidate candidate) {
        noneBefore = Math.min(noneBefore, candidate.dialableFrom(torrent.isComplete()));
    }

    /** The peer at this address has dialled us: a second connection would be one too many. */
    private void noteThatItDialledUs(Candidate candidate, PeerSession peer) {
        if (peer.listenPort() != 0 && address(peer).equals(candidate.address)) {
            candidate.reachedUs(peer, torrent.now());
        }
    }

    private static PeerAddress address(PeerSession peer) {
        return peer.connection().remote().withPort(peer.listenPort());
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
        PeerAddress address = address(peer);
        add(address);
        Candidate candidate = byAddress.get(address);
        if (candidate != null) {
            candidate.reachedUs(peer, torrent.now());
        }
    }

    void disconnected(PeerSession peer, CloseReason reason) {
        Candidate candidate = byAddress.get(address(peer));
        if (candidate != null && candidate.isSession(peer)) {
            candidate.disconnected(peer.wantsNothing(), torrent.now());
            if (isFinal(reason.kind())) {
                candidate.useless();
            }
            becameIdle(candidate);
        }
    }
}
