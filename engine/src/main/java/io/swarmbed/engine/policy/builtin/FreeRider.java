package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.ChokerProvider;
import java.util.List;

/** Never unchokes anybody: takes without giving (Jun, Ahamad 2005). */
public final class FreeRider implements Choker {
    static final ChokerProvider PROVIDER =
            new BuiltInChoker("free-rider", "never unchokes anybody", List.of(), options -> new FreeRider());

    @Override
    public void round(ChokeView view) {}
}
