package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.DisclosureView;
import io.swarmbed.engine.policy.PeerView;

/**
 * Tells everybody of every piece it has, and of a share of those it has not: others find it more interesting than it is, ask
 * it in vain, and take rare pieces for common. Which ones it claims is drawn once. As complete peers do not stay connected
 * to one that seems to be complete too, a liar keeps back one piece until it is; unless it claims everything, and is
 * taken for a seed from the start.
 */
public final class Liar implements Disclosure {
    /** Per cent of the pieces it has not. */
    public static final int SHARE = 50;

    private static final int HUNDRED = 100;

    private final int share;
    private PieceSet claimed = new PieceSet(0);

    /** @param share of the missing pieces that are claimed, in per cent */
    public Liar(int share) {
        this.share = share;
    }

    @Override
    public boolean truthful() {
        return false;
    }

    @Override
    public void opened(DisclosureView view) {
        claimed = view.verified().copy();
        for (int piece = 0; piece < claimed.pieceCount(); piece++) {
            if (view.random().nextInt(HUNDRED) < share && mayClaimAnother()) {
                claimed.add(piece);
            }
        }
    }

    @Override
    public void greet(DisclosureView view, PeerView to, PieceSet told) {
        told.set(claimed);
    }

    @Override
    public void verified(DisclosureView view, int piece) {
        if (view.verified().isFull()) {
            claimed.fill();
            view.peers().forEach(peer -> claimed.forEach(each -> view.tell(peer, each)));
        } else if (claimed.contains(piece) || mayClaimAnother()) {
            claimed.add(piece);
            view.peers().forEach(peer -> view.tell(peer, piece));
        }
    }

    private boolean mayClaimAnother() {
        return share == HUNDRED || claimed.size() < claimed.pieceCount() - 1;
    }
}
