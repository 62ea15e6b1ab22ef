package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import java.util.List;

/**
 * The choker of mainline 4.x ({@code Choker.py}). As a leecher it unchokes those who give most and one more by turns, see
 * {@link Reciprocity}; as a seed it serves everybody alike, see {@link SeedTurns}.
 */
public final class TitForTat implements Choker {
    /** Whom it serves once it is complete. */
    public enum SeedRule {
        /** All interested peers alike, by turns: mainline since 4.0. */
        MAINLINE,
        /** Those that download fastest from it and one more by turns: mainline before 4.0. */
        FASTEST
    }

    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "tit-for-tat",
            "unchokes those who give most and one more by turns; serves all alike as a seed (mainline 4.x)",
            List.of(PolicyOption.word(
                    "seed",
                    List.of("mainline", "fastest"),
                    "whom a seed serves: all alike by turns, or who downloads fastest (before 4.0)")),
            options -> new TitForTat(options.text("seed").equals("fastest") ? SeedRule.FASTEST : SeedRule.MAINLINE));

    private final Turns turns = new Turns();
    private final Reciprocity asLeecher = new Reciprocity(false);
    private final Reciprocity servingFastest = new Reciprocity(true);
    private final SeedTurns servingAll = new SeedTurns();
    private final SeedRule seedRule;

    public TitForTat() {
        this(SeedRule.MAINLINE);
    }

    public TitForTat(SeedRule seedRule) {
        this.seedRule = seedRule;
    }

    @Override
    public void round(ChokeView view) {
        turns.follow(view);
        if (!view.seeding()) {
            asLeecher.round(view, turns);
        } else if (seedRule == SeedRule.FASTEST) {
            servingFastest.round(view, turns);
        } else {
            servingAll.round(view, turns);
        }
    }
}
