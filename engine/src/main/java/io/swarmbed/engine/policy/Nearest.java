package io.swarmbed.engine.policy;

import java.util.Collection;

/** Advice for a name that does not exist. */
final class Nearest {
    private Nearest() {}

    /** Names the valid name with the fewest edits, or all of them when none is near. */
    static String advice(String written, Collection<String> names) {
        String nearest = "";
        int fewest = 1 + Math.max(1, Math.min(written.length(), 12) / 3);
        for (String name : names) {
            int edits = edits(written, name);
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        return nearest.isEmpty() ? "there is " + String.join(", ", names) : "did you mean '" + nearest + "'?";
    }

    /** Insertions, deletions and replacements that turn one into the other (Levenshtein 1966). */
    private static int edits(String from, String to) {
        if (Math.abs(from.length() - to.length()) > 4) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
