package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PeerView;

/** A choker of two rules, one for downloading and one for seeding, which share the list of turns. */
class RuleChoker implements Choker {
    private final Turns turns = new Turns();
    private final ChokeRule downloading;
    private final ChokeRule seeding;
    private ChokeRule current;

    RuleChoker(ChokeRule downloading, ChokeRule seeding) {
        this.downloading = downloading;
        this.seeding = seeding;
        this.current = downloading;
    }

    @Override
    public final void round(ChokeView view) {
        turns.follow(view);
        current = view.seeding() ? seeding : downloading;
        current.round(view, turns);
    }

    @Override
    public final boolean mayServe(PeerView peer) {
        return current.mayServe(peer);
    }

    @Override
    public final boolean keepsToSlots() {
        return downloading.keepsToSlots() && seeding.keepsToSlots();
    }
}
