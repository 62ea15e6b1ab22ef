package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.SelectionView;

/**
 * Biased neighbour selection (Bindal, Cao, Chan, Medved, Suwala, Bates, Zhang 2006): a few connections to other regions,
 * all others within the peer's own. It dials and accepts accordingly, and keeps room for those outside. Where nothing is
 * known of places it connects to anybody.
 *
 * <p>A peer can prefer only whom it knows. While it has fewer connections than its least it asks trackers again and
 * again, so that it comes to know the local ones in time, even when they tell of few at a time; with a least of 0 it never
 * asks.
 */
public final class LocalPeers implements PeerSelector {
    /** Connections to other regions, the paper's best trade. */
    public static final int OUTSIDE = 1;

    private final int outside;

    /** @param outside connections to peers of other regions at most, at least 0 */
    public LocalPeers(int outside) {
        this.outside = outside;
    }

    @Override
    public int next(SelectionView view) {
        int own = view.ownRegion();
        boolean anywhere = own == SelectionView.UNKNOWN;
        boolean abroad = anywhere || view.links() - view.linksTo(own) < outside;
        // The last places are kept for those outside, who may come to be known later.
        boolean within = anywhere || view.linksTo(own) + outside < view.target();
        int inside = NONE;
        for (int i = 0; i < view.size(); i++) {
            if (!view.dialable(i)) {
                continue;
            }
            boolean local = view.region(i) == own;
            if (local ? anywhere : abroad) {
                return i;
            }
            if (local && within && inside == NONE) {
                inside = i;
            }
        }
        return inside;
    }

    @Override
    public boolean accepts(SelectionView view, int region) {
        int own = view.ownRegion();
        if (own == SelectionView.UNKNOWN) {
            return true;
        }
        // Dials under way do not count here: if all dialled at once, they would all refuse each other.
        int inside = view.connectionsTo(own);
        return region == own ? inside + outside < view.max() : view.connections() - inside < outside;
    }
}
