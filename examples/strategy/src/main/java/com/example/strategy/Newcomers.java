package com.example.strategy;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokeView.Kind;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tit for tat that keeps some slots for newcomers: peers with fewer than {@code pieces} pieces, who have little to give in
 * return. Where tit-for-tat leaves them to the luck of one optimistic unchoke, here those with the fewest pieces come first,
 * and of equals who has waited longest. The other slots go to those who give most; a seed, which is given nothing, serves
 * who takes fastest. Slots that nobody claims go to anybody.
 */
public final class Newcomers implements Choker {
    private static final Comparator<PeerView> NEEDIEST =
            Comparator.comparingInt(PeerView::pieceCount).thenComparingLong(PeerView::unchokedAtNanos);

    private final int reserved;
    private final int pieces;

    /**
     * @param reserved slots for newcomers, of those the peer has
     * @param pieces from which on a peer is no newcomer
     */
    public Newcomers(int reserved, int pieces) {
        this.reserved = reserved;
        this.pieces = pieces;
    }

    @Override
    public void round(ChokeView view) {
        List<PeerView> waiting = new ArrayList<>();
        for (PeerView peer : view.peers()) {
            if (peer.interested()) {
                waiting.add(peer);
            }
        }
        List<PeerView> newcomers = new ArrayList<>(waiting);
        newcomers.removeIf(peer -> peer.pieceCount() >= pieces);
        newcomers.sort(NEEDIEST);
        int left = view.slots();
        left -= unchoke(view, waiting, newcomers, Kind.OPTIMISTIC, Math.min(reserved, left));

        List<PeerView> partners = new ArrayList<>(waiting);
        if (view.seeding()) {
            partners.sort(Comparator.comparingLong(PeerView::uploadRate).reversed());
            left -= unchoke(view, waiting, partners, Kind.SEED, left);
        } else {
            partners.removeIf(peer -> peer.downloadRate() == 0 || peer.snubbed());
            partners.sort(Comparator.comparingLong(PeerView::downloadRate).reversed());
            left -= unchoke(view, waiting, partners, Kind.REGULAR, left);
        }

        while (left > 0 && !waiting.isEmpty()) {
            view.unchoke(waiting.remove(view.random().nextInt(waiting.size())), Kind.OPTIMISTIC);
            left--;
        }
    }

    /** Unchokes the first of these peers, who wait no longer; returns how many they are. */
    private static int unchoke(ChokeView view, List<PeerView> waiting, List<PeerView> peers, Kind kind, int most) {
        int count = Math.min(most, peers.size());
        for (PeerView peer : peers.subList(0, count)) {
            view.unchoke(peer, kind);
            waiting.remove(peer);
        }
        return count;
    }
}
