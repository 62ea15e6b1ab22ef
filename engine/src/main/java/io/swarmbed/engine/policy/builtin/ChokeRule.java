package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.PeerView;

/** One half of a choker: whom a peer unchokes while it downloads, or once it is complete. See {@link RuleChoker}. */
interface ChokeRule {
    /** Unchokes peers through the view; the turns have its peers. */
    void round(ChokeView view, Turns turns);

    /** As {@link io.swarmbed.engine.policy.Choker#mayServe}. */
    default boolean mayServe(PeerView peer) {
        return true;
    }

    /** As {@link io.swarmbed.engine.policy.Choker#keepsToSlots}. */
    default boolean keepsToSlots() {
        return true;
    }
}
