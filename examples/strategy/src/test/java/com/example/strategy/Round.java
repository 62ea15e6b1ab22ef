package com.example.strategy;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.random.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One round of a choker, with what it decided. */
final class Round implements ChokeView {
    private final int slots;
    private final boolean seeding;
    private final List<Peer> peers;
    private final RandomStream random = new RandomStream(1);
    private final Map<Integer, Kind> unchoked = new LinkedHashMap<>();

    Round(int slots, boolean seeding, Peer... peers) {
        this.slots = slots;
        this.seeding = seeding;
        this.peers = List.of(peers);
    }

    /** Lets this choker decide; the peers it unchokes by their number, in its order. */
    Map<Integer, Kind> decidedBy(Choker choker) {
        choker.round(this);
        return unchoked;
    }

    @Override
    public void unchoke(PeerView peer, Kind kind, int weight) {
        unchoked.put(peer.id(), kind);
    }

    @Override
    public List<? extends PeerView> peers() {
        return peers;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public boolean seeding() {
        return seeding;
    }

    @Override
    public Cause cause() {
        return Cause.ROUND;
    }

    @Override
    public int round() {
        return 1;
    }

    @Override
    public long roundNanos() {
        return 10_000_000_000L;
    }

    @Override
    public int roundsPerRotation() {
        return 3;
    }

    @Override
    public long uploadCapacity() {
        return UNLIMITED;
    }

    @Override
    public int pieceLength() {
        return 262_144;
    }

    @Override
    public int pieceCount() {
        return 100;
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public long nowNanos() {
        return 10_000_000_000L;
    }
}
