package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PolicyOptions;

/** Fails at its first decision. */
public final class ThrowingChoker implements ChokerProvider {
    @Override
    public String name() {
        return "throwing";
    }

    @Override
    public String summary() {
        return "fails";
    }

    @Override
    public Choker create(PolicyOptions options) {
        return view -> {
            throw new ArithmeticException("nothing to divide");
        };
    }
}
