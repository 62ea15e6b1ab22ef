package io.swarmbed.simulator.experiment;

import java.util.List;

/**
 * What became of an expectation in one case.
 *
 * @param claim the author's words, may be empty
 * @param subject what was measured, such as {@code completion-time of slow / completion-time of fast}
 * @param where the variant in which it was measured, empty when nothing is varied
 * @param expected such as {@code >= 0.9}
 * @param measured what was found, in words; empty when nothing was
 * @param values the numbers in {@code measured}, for programs
 * @param seeds how many seeds gave a number
 * @param note why it could not be judged, or what is to be known about it; may be empty
 */
public record Verdict(
        Status status,
        String claim,
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
        MISSED("MISSED"),
        /** It takes variants or seeds that were not run. */
        NOT_JUDGED("not judged");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** As it stands in tables. */
        public String word() {
            return word;
        }
    }

    static Status status(boolean met) {
        return met ? Status.MET : Status.MISSED;
    }
}
