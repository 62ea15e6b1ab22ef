package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.ChokerProvider;
import java.util.List;

/**
 * Whoever has a slot keeps it until it loses interest or leaves, whatever it gives: the clock decides nothing. Free slots
 * go to peers by turns. What remains when choosing is taken away: the zero that rules are measured against.
 */
final class FixedSlots extends HeldSlots {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "fixed-slots",
            "whoever is unchoked stays so until it loses interest or leaves; no choice, no clock",
            List.of(SeedRule.OPTION_OR_SAME),
            options -> SeedRule.choker(new FixedSlots(), options));

    @Override
    boolean givesAnew(ChokeView view) {
        return false;
    }

    @Override
    int next(ChokeView view, Turns turns) {
        return firstWaiting(turns);
    }
}
