package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokerProvider;
import java.util.List;

/**
 * Mainline before 4.0: as a seed it serves those who download fastest from it and one more by turns, so that content leaves
 * it soon, and whoever has the fastest link, a free rider too, has it to himself (Legout, Urvoy-Keller, Michiardi 2006). The
 * rule is {@link Reciprocity} with the rates of sending.
 */
final class Fastest {
    static final ChokerProvider PROVIDER = new BuiltInChoker(
            "fastest",
            "tit-for-tat; as a seed serves who downloads fastest and one more by turns (mainline before 4.0)",
            List.of(),
            options -> new RuleChoker(new Reciprocity(), Reciprocity.asSeed()));

    private Fastest() {}
}
