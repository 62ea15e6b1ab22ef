package io.swarmbed.engine.policy;

import java.math.BigDecimal;
import java.util.List;

/** What values an option takes. */
public sealed interface OptionKind {
    boolean accepts(String value);

    /** What is accepted, such as {@code a whole number from 0 to 100}. */
    String description();

    /** A whole number, both limits included. */
    record Whole(int least, int most) implements OptionKind {
        @Override
        public boolean accepts(String value) {
            if (!value.matches("-?[0-9]{1,10}")) {
                return false;
            }
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        }

        @Override
        public String description() {
            return most == Integer.MAX_VALUE
                    ? "a whole number, at least " + least
                    : "a whole number from " + least + " to " + most;
        }
    }

    /** A decimal number, both limits included. */
    record Decimal(BigDecimal least, BigDecimal most) implements OptionKind {
        @Override
        public boolean accepts(String value) {
            if (!value.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
                return false;
            }
            BigDecimal number = new BigDecimal(value);
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        }

        @Override
        public String description() {
            return "a number from " + least.toPlainString() + " to " + most.toPlainString();
        }
    }

    /** One of some words. */
    record Word(List<String> words) implements OptionKind {
        public Word {
            words = List.copyOf(words);
        }

        @Override
        public boolean accepts(String value) {
            return words.contains(value);
        }

        @Override
        public String description() {
            return "one of " + String.join(", ", words);
        }
    }
}
