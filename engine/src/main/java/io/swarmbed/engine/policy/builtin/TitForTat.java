package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokeView;
import io.swarmbed.engine.policy.Choker;

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
