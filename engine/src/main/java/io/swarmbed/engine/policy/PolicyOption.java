package io.swarmbed.engine.policy;

import java.math.BigDecimal;
import java.util.List;

/**
 * An option of a policy.
 *
 * @param name as users write it, in lower case with hyphens
 * @param defaultValue as a user would write it
 * @param summary one line
 */
public record PolicyOption(String name, OptionKind kind, String defaultValue, String summary) {
    public PolicyOption {
        if (!kind.accepts(defaultValue)) {
            throw new IllegalArgumentException(
                    "the default of option '" + name + "' is not " + kind.description() + ": " + defaultValue);
        }
    }

    /** An option whose value is a whole number from {@code least} to {@code most}. */
    public static PolicyOption whole(String name, int defaultValue, int least, int most, String summary) {
        return new PolicyOption(name, new OptionKind.Whole(least, most), Integer.toString(defaultValue), summary);
    }

    /** An option whose value is a number from {@code least} to {@code most}, each written as a plain decimal. */
    public static PolicyOption decimal(String name, String defaultValue, String least, String most, String summary) {
        return new PolicyOption(
                name, new OptionKind.Decimal(new BigDecimal(least), new BigDecimal(most)), defaultValue, summary);
    }

    /** An option whose value is one of some words, the first being the default. */
    public static PolicyOption word(String name, List<String> words, String summary) {
        return new PolicyOption(name, new OptionKind.Word(words), words.get(0), summary);
    }

    /** An option that is {@code on} or {@code off}. */
    public static PolicyOption onOff(String name, boolean on, String summary) {
        return word(name, on ? List.of("on", "off") : List.of("off", "on"), summary);
    }
}
