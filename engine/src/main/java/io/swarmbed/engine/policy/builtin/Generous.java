package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * Tit for tat in which a share of the slots, and not one alone, is given by turns whatever the rate: between {@link TitForTat}
 * and serving all alike, the knob of Fan, Chiu, Lui (2006). The rule is {@link Reciprocity}.
 */
final class Generous {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "generous",
            "tit-for-tat with a share of the slots given by turns, whatever the rate",
            List.of(
                    PolicyOption.decimal("share", "0.5", "0", "1", "of the slots given by turns; one at least"),
                    SeedRule.OPTION),
            options -> SeedRule.choker(new Reciprocity(options.decimal("share")), options));

    private Generous() {}
}
