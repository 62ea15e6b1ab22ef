package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import io.swarmbed.engine.policy.PolicyOptions;
import java.util.List;
import java.util.function.Function;

/** What a choker of this package declares. */
record BuiltInChoker(String name, String summary, List<PolicyOption> options, Function<PolicyOptions, Choker> maker)
        implements ChokerProvider {
    @Override
    public Choker create(PolicyOptions values) {
        return maker.apply(values);
    }
}
