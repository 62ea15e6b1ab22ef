package com.example.strategy;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import io.swarmbed.engine.policy.PolicyOptions;
import java.util.List;

/** What users see of {@link Newcomers}. */
public final class NewcomersProvider implements ChokerProvider {
    @Override
    public String name() {
        return "newcomers";
    }

    @Override
    public String summary() {
        return "unchokes those who give most, and keeps slots for peers that have hardly any pieces";
    }

    @Override
    public List<PolicyOption> options() {
        return List.of(
                PolicyOption.whole("reserved", 1, 0, 100, "slots for newcomers"),
                PolicyOption.whole("pieces", 4, 1, 1_000_000, "a peer with fewer pieces is a newcomer"));
    }

    @Override
    public Choker create(PolicyOptions options) {
        return new Newcomers(options.whole("reserved"), options.whole("pieces"));
    }
}
