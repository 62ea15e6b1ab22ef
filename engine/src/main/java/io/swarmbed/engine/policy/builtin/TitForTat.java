package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokerProvider;
import java.util.List;

/**
 * The choker of mainline 4.x ({@code Choker.py}). As a leecher it unchokes those who give most and one more by turns, see
 * {@link Reciprocity}; as a seed it serves everybody alike, see {@link SeedTurns}.
 */
public final class TitForTat extends RuleChoker {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "tit-for-tat",
            "unchokes those who give most and one more by turns; serves all alike as a seed (mainline 4.x)",
            List.of(SeedRule.OPTION),
            options -> new TitForTat(SeedRule.of(options)));

    public TitForTat() {
        this(SeedRule.MAINLINE);
    }

    TitForTat(SeedRule seedRule) {
        super(new Reciprocity(), seedRule.rule());
    }
}
