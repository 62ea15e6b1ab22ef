package io.swarmbed.reports.comparison;

import java.util.Locale;

/** One thing that a comparison says, in a sentence. */
public record Finding(Kind kind, String text) {
    /** What kind of thing it is. */
    public enum Kind {
        /** Variants differ. */
        DIFFERENCE,
        /** Variants do not, as far as these seeds can tell. */
        NO_DIFFERENCE,
        /** What was measured, where nothing is compared. */
        MEASURE,
        /** Something to know before believing the rest. */
        CAVEAT;

        /** As it is written in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
