package io.swarmbed.reports.comparison;

import java.util.List;
import java.util.Locale;

/**
 * What became of something that the runs were expected to show.
 *
 * @param claim the author's words, may be empty
 * @param published what was published about it: a number, words, or that there is a claim without a number; empty when
 *     the scenario reproduces nothing published
 * @param subject what was measured, such as {@code completion-time of slow / completion-time of fast}
 * @param where the variants in which it was measured, empty when nothing was varied
 * @param expected such as {@code >= 0.9}
 * @param measured what was found, in words; empty when nothing was
 * @param values the numbers in {@code measured}, for programs
 * @param seeds how many seeds gave a number
 * @param note why it could not be judged, or what is to be known about it; may be empty
 */
public record Verdict(
        Status status,
        String claim,
        String published,
        String subject,
        String where,
        String expected,
        String measured,
        List<Double> values,
        int seeds,
        String note) {

    public Verdict {
        values = List.copyOf(values);
    }

    /** Whether it holds. */
    public enum Status {
        MET("met"),
        MISSED("missed"),
        /** It takes variants or seeds that were not run. */
        NOT_JUDGED("not judged");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** As it is written in files and on pages. */
        public String word() {
            return word;
        }

        /** As it stands in a table of text, where a miss is to be seen. */
        public String shown() {
            return this == MISSED ? word.toUpperCase(Locale.ROOT) : word;
        }
    }

    /** Met or missed. */
    public static Status status(boolean met) {
        return met ? Status.MET : Status.MISSED;
    }
}
