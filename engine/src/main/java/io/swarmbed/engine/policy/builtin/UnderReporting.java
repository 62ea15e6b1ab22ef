package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.DisclosureView;
import io.swarmbed.engine.policy.PeerView;

/**
 * Strategic revelation of pieces, after Levin, LaCurts, Spring and Bhattacharjee (2008): a peer that tells of few of its
 * pieces stays interesting for longer, and so is served for longer. The paper gives the idea; the rule is ours. A neighbour
 * is told of pieces only while it lacks fewer than so many of those it was told of, and then of the one that has the most
 * copies among all neighbours: what is rare stays this peer's own for as long as something else will do. A neighbour that
 * is not interested is told of one more with every second, whatever it seems to lack: it may tell of little itself, and two
 * who wait for each other's word would wait for ever.
 */
public final class UnderReporting implements Disclosure {
    /** Pieces that a neighbour was told of and lacks. */
    public static final int AT_ONCE = 2;

    private final int atOnce;

    /** @param atOnce pieces that a neighbour was told of and lacks at most, at least 1 */
    public UnderReporting(int atOnce) {
        this.atOnce = atOnce;
    }

    @Override
    public void greet(DisclosureView view, PeerView to, PieceSet told) {}

    @Override
    public void verified(DisclosureView view, int piece) {
        view.peers().forEach(peer -> fill(view, peer));
    }

    @Override
    public void heard(DisclosureView view, PeerView from, int piece) {
        fill(view, from);
    }

    @Override
    public void heardAll(DisclosureView view, PeerView from) {
        fill(view, from);
    }

    @Override
    public void tick(DisclosureView view) {
        for (PeerView peer : view.peers()) {
            if (!peer.interested() && !peer.seed()) {
                tellAnother(view, peer);
            }
        }
    }

    private void fill(DisclosureView view, PeerView peer) {
        if (peer.seed()) {
            return;
        }
        int ahead = view.pieces(peer).countMissingFrom(view.told(peer));
        while (ahead < atOnce && tellAnother(view, peer)) {
            ahead++;
        }
    }

    private static boolean tellAnother(DisclosureView view, PeerView peer) {
        int piece = mostCommon(view, peer);
        if (piece >= 0) {
            view.tell(peer, piece);
        }
        return piece >= 0;
    }

    /** One of the pieces with the most copies that the peer lacks and was not told of, or -1. */
    private static int mostCommon(DisclosureView view, PeerView peer) {
        PieceSet told = view.told(peer);
        PieceSet had = view.pieces(peer);
        PieceSet pieces = view.verified();
        int best = -1;
        int most = -1;
        int equals = 0;
        for (int piece = pieces.next(0); piece >= 0; piece = pieces.next(piece + 1)) {
            if (had.contains(piece) || told.contains(piece)) {
                continue;
            }
            int copies = view.availability().copies(piece);
            equals = copies > most ? 1 : equals + (copies == most ? 1 : 0);
            most = Math.max(most, copies);
            if (copies == most && view.random().nextInt(equals) == 0) {
                best = piece;
            }
        }
        return best;
    }
}
