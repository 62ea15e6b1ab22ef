package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import io.swarmbed.engine.policy.PolicyOptions;
import java.util.List;
import java.util.function.Function;

/** What users see of the strategies in this package; the default of each kind is the first. */
public final class BuiltInPolicies {
    public static final List<PiecePickerProvider> PICKERS = List.of(
            new Picker(
                    "rarest-first",
                    "the piece with the fewest copies among the connected peers (mainline 4.x)",
                    List.of(PolicyOption.whole(
                            "random-first",
                            RarestFirst.RANDOM_FIRST,
                            0,
                            Integer.MAX_VALUE,
                            "pick at random until this many pieces are verified, except from seeds")),
                    options -> new RarestFirst(options.whole("random-first"))),
            new Picker("random", "any piece, whatever its rarity", List.of(), options -> new RandomPieces()),
            new Picker(
                    "sequential",
                    "the lowest piece, for playing while downloading",
                    List.of(),
                    options -> new Sequential()));

    public static final List<ChokerProvider> CHOKERS = List.of(
            new Chooser(
                    "tit-for-tat",
                    "unchokes those who give most and one more by turns; serves all alike as a seed (mainline 4.x)",
                    List.of(PolicyOption.word(
                            "seed",
                            List.of("mainline", "fastest"),
                            "whom a seed serves: all alike by turns, or who downloads fastest (before 4.0)")),
                    options -> new TitForTat(
                            options.text("seed").equals("fastest")
                                    ? TitForTat.SeedRule.FASTEST
                                    : TitForTat.SeedRule.MAINLINE)),
            new Chooser("free-rider", "never unchokes anybody", List.of(), options -> new FreeRider()));

    private BuiltInPolicies() {}

    private record Picker(
            String name, String summary, List<PolicyOption> options, Function<PolicyOptions, PiecePicker> maker)
            implements PiecePickerProvider {
        @Override
        public PiecePicker create(PolicyOptions values) {
            return maker.apply(values);
        }
    }

    private record Chooser(
            String name, String summary, List<PolicyOption> options, Function<PolicyOptions, Choker> maker)
            implements ChokerProvider {
        @Override
        public Choker create(PolicyOptions values) {
            return maker.apply(values);
        }
    }
}
