package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.PolicyOption;
import io.swarmbed.engine.policy.PolicyOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Whom a complete peer serves: the option {@code seed} of chokers that have a rule of their own for downloading. */
enum SeedRule {
    MAINLINE("mainline", SeedTurns::new),
    FASTEST("fastest", Reciprocity::asSeed),
    ROUND_ROBIN("round-robin", RoundRobin::new),
    ANTI_LEECH("anti-leech", AntiLeech::new);

    private static final String NAME = "seed";
    private static final String SAME = "same";
    private static final String MEANINGS = "all alike, who downloads fastest, all by turns, who is near start or end";

    /** For chokers that are about downloading. */
    static final PolicyOption OPTION = PolicyOption.word(NAME, words(), "whom a seed serves: " + MEANINGS);

    /** For chokers that serve as a seed as they do before. */
    static final PolicyOption OPTION_OR_SAME = PolicyOption.word(
            NAME, sameOrWords(), "whom a seed serves: those it would serve while downloading, " + MEANINGS);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor, which has no state
    private final Supplier<ChokeRule> maker;

    SeedRule(String word, Supplier<ChokeRule> maker) {
        this.word = word;
        this.maker = maker;
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(rule -> rule.word).toList();
    }

    private static List<String> sameOrWords() {
        List<String> words = new ArrayList<>(List.of(SAME));
        words.addAll(words());
        return words;
    }

    /** A choker with this rule for downloading, and as a seed the one that the option names. */
    static Choker choker(ChokeRule downloading, PolicyOptions options) {
        return new RuleChoker(
                downloading,
                options.text(NAME).equals(SAME) ? downloading : of(options).rule());
    }

    /** What the option names. */
    static SeedRule of(PolicyOptions options) {
        return Arrays.stream(values())
                .filter(rule -> rule.word.equals(options.text(NAME)))
                .findFirst()
                .orElseThrow();
    }

    /** A new rule, for one torrent at one peer. */
    ChokeRule rule() {
        return maker.get();
    }
}
