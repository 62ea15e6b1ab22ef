package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PolicyOptions;

/** Unchokes everybody, whatever slots there are. */
public final class GenerousChoker implements ChokerProvider {
    @Override
    public String name() {
        return "over-generous";
    }

    @Override
    public String summary() {
        return "unchokes everybody";
    }

    @Override
    public Choker create(PolicyOptions options) {
        return view -> view.peers().forEach(peer -> view.unchoke(peer, ChokeView.Kind.REGULAR));
    }
}
