package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;

/** Never unchokes anybody: takes without giving (Jun, Ahamad 2005). */
public final class FreeRider implements Choker {
    @Override
    public void round(ChokeView view) {}
}
