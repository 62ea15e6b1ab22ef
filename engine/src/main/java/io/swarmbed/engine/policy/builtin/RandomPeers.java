package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.SelectionView;

/** Any address, each with the same chance, and everybody who dials. */
public final class RandomPeers implements PeerSelector {
    @Override
    public int next(SelectionView view) {
        int size = view.size();
        for (int i = 0; i < size; i++) {
            if (view.dialable(i)) {
                return i;
            }
        }
        return NONE;
    }
}
