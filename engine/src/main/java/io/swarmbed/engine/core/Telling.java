package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.AvailabilityView;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.DisclosureView;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.ExtendedHandshake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is told to whom of this peer's pieces. A disclosure that tells everything is never asked, and costs no memory; for
 * any other the engine keeps account of what each connected peer was told.
 */
final class Telling implements DisclosureView {
    private final TorrentSession torrent;
    private final Disclosure disclosure;
    private final boolean selective;
    private final List<PeerView> peers;
    /** By number of the connection; searched, never walked. */
    private final Map<Integer, PieceSet> told = new HashMap<>();

    private @Nullable RandomStream random;
    private @Nullable PeerSession greeted;

    Telling(TorrentSession torrent, Disclosure disclosure) {
        this.torrent = torrent;
        this.disclosure = disclosure;
        this.selective = disclosure != Disclosure.EVERYTHING;
        this.peers = new PeerViews(torrent);
    }

    /** Whether pieces are told by the disclosure, and not to everybody at once. */
    boolean selective() {
        return selective;
    }

    /** What this peer is told as the conversation begins; not to be changed. */
    PieceSet greeting(PeerSession peer) {
        PieceSet verified = torrent.ledger().verified();
        if (!selective) {
            return verified;
        }
        PieceSet first = new PieceSet(verified.pieceCount());
        told.put(peer.id(), first);
        greeted = peer;
        disclosure.greet(this, peer.status(), first);
        greeted = null;
        if (disclosure.truthful() && verified.countMissingFrom(first) > 0) {
            throw StrategyException.of("disclosure", disclosure, "tells of pieces that are not verified");
        }
        return first;
    }

    /** Whether this peer was told of the piece. */
    boolean told(PeerSession peer, int piece) {
        return !selective || told(peer).contains(piece);
    }

    /** Whether this peer may be told that nothing is wanted of it (BEP 21), as that tells of all pieces. */
    boolean tellsUploadOnly(PeerSession peer) {
        return torrent.isComplete() && (!selective || told(peer).isFull());
    }

    /** Who we are (BEP 10). */
    ExtendedHandshake introduction(PeerSession to) {
        SessionSettings settings = torrent.settings();
        return new ExtendedHandshake(
                Optional.of(TorrentSession.CLIENT_NAME),
                OptionalInt.of(torrent.listenPort()),
                OptionalInt.of(settings.requests().accepted()),
                Optional.of(to.connection().remote().withPort(0)),
                settings.extensions().uploadOnly() && tellsUploadOnly(to));
    }

    private PieceSet told(PeerSession peer) {
        PieceSet pieces = told.get(peer.id());
        return pieces == null ? torrent.holdings().nothing() : pieces;
    }

    void opened() {
        if (selective) {
            disclosure.opened(this);
        }
    }

    void verified(int piece) {
        if (selective) {
            disclosure.verified(this, piece);
        }
    }

    void heard(PeerSession peer, int piece) {
        if (selective) {
            disclosure.heard(this, peer.status(), piece);
        }
    }

    void heardAll(PeerSession peer) {
        if (selective) {
            disclosure.heardAll(this, peer.status());
        }
    }

    void left(PeerSession peer) {
        if (selective) {
            told.remove(peer.id());
            disclosure.left(this, peer.status());
        }
    }

    void tick() {
        if (selective) {
            disclosure.tick(this);
        }
    }

    @Override
    public PieceSet verified() {
        return torrent.ledger().verified();
    }

    @Override
    public boolean seeding() {
        return torrent.isComplete();
    }

    @Override
    public List<? extends PeerView> peers() {
        return peers;
    }

    @Override
    public PieceSet pieces(PeerView peer) {
        return session(peer).pieces();
    }

    @Override
    public boolean has(PeerView peer, int piece) {
        return session(peer).has(piece);
    }

    @Override
    public PieceSet told(PeerView peer) {
        return told(session(peer));
    }

    @Override
    public void tell(PeerView peer, int piece) {
        if (disclosure.truthful() && !verified().contains(piece)) {
            throw StrategyException.of("disclosure", disclosure, "tells of piece " + piece + ", which is not verified");
        }
        PeerSession session = session(peer);
        PieceSet pieces = told.get(session.id());
        if (pieces == null || !pieces.add(piece) || session == greeted) {
            return;
        }
        session.sendHave(piece);
        if (pieces.isFull() && torrent.isComplete()) {
            session.announceUploadOnly();
        }
    }

    private PeerSession session(PeerView peer) {
        if (!(peer instanceof PeerStatus status) || !status.isOf(torrent)) {
            throw new IllegalArgumentException("not a peer of this torrent: " + peer);
        }
        return status.peer();
    }

    @Override
    public AvailabilityView availability() {
        return torrent.availability();
    }

    @Override
    public RandomStream random() {
        RandomStream stream = random;
        if (stream == null) {
            stream = torrent.env().seeds().child("disclosure").stream();
            random = stream;
        }
        return stream;
    }

    @Override
    public long nowNanos() {
        return torrent.now();
    }
}
