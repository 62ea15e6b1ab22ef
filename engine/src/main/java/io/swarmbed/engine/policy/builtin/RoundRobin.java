package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokerProvider;
import java.util.List;

/**
 * All slots go to interested peers by turns, and all move on together when an optimistic unchoke would (every 30 s in
 * mainline). Everybody gets the same time, whatever it gives or takes: a seed's plainest rule, with which Chow, Golubchik and
 * Misra (2008) compare others, and as a leecher's the opposite of tit for tat.
 */
final class RoundRobin extends HeldSlots {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "round-robin",
            "all interested peers by turns, whatever they give or take",
            List.of(SeedRule.OPTION_OR_SAME),
            options -> SeedRule.choker(new RoundRobin(), options));

    @Override
    boolean givesAnew(ChokeView view) {
        return rotates(view);
    }

    @Override
    int next(ChokeView view, Turns turns) {
        return firstWaiting(turns);
    }
}
