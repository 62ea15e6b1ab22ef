package io.swarmbed.engine.core;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.PeerView;
import org.jspecify.annotations.Nullable;

/** What policies see of one connection, and what the choker decided of it in the round that is held. */
final class PeerStatus implements PeerView {
    private final PeerSession peer;
    private ChokeView.@Nullable Kind decision;
    private int weight = 1;

    PeerStatus(PeerSession peer) {
        this.peer = peer;
    }

    PeerSession peer() {
        return peer;
    }

    /** Whether the peer is or was connected to this torrent. */
    boolean isOf(TorrentSession torrent) {
        return peer.torrent() == torrent;
    }

    void clearDecision() {
        decision = null;
        weight = 1;
    }

    void decide(ChokeView.Kind kind, int newWeight) {
        decision = kind;
        weight = newWeight;
    }

    /** For what it is to be unchoked; null when it is to be choked. */
    ChokeView.@Nullable Kind decision() {
        return decision;
    }

    int weight() {
        return weight;
    }

    @Override
    public int id() {
        return peer.id();
    }

    @Override
    public boolean interested() {
        return peer.upload().interested();
    }

    @Override
    public boolean interesting() {
        return peer.interestTold();
    }

    @Override
    public boolean choked() {
        return peer.upload().choked();
    }

    @Override
    public boolean chokesUs() {
        return peer.download().choked();
    }

    @Override
    public boolean snubbed() {
        return !peer.download()
                .servedWithin(peer.torrent().settings().requests().timeout().toNanos(), now());
    }

    @Override
    public boolean seed() {
        return peer.seed();
    }

    @Override
    public int pieceCount() {
        return peer.pieceCount();
    }

    @Override
    public long downloadRate() {
        return peer.download().rate(now());
    }

    @Override
    public long uploadRate() {
        return peer.upload().rate(now());
    }

    @Override
    public long downloaded() {
        return peer.download().total();
    }

    @Override
    public long uploaded() {
        return peer.upload().total();
    }

    @Override
    public long sinceUploadNanos() {
        return peer.upload().sinceSentNanos(now());
    }

    @Override
    public long connectedAtNanos() {
        return peer.connectedAt();
    }

    @Override
    public long unchokedAtNanos() {
        return peer.upload().unchokedAt();
    }

    @Override
    public int unchokedInRound() {
        return peer.upload().unchokedInRound();
    }

    private long now() {
        return peer.torrent().now();
    }
}
