package io.swarmbed.engine.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a misspelt name. */
public final class Nearest {
    private Nearest() {}

    /** The name with the fewest edits, letter case counting little; empty when none is near. The first of equals wins. */
    public static Optional<String> to(String written, Collection<String> names) {
        int most = 2 * Math.max(1, Math.min(written.length(), 9) / 3);
        Optional<String> nearest = Optional.empty();
        int fewest = most + 1;
        for (String name : names) {
            if (Math.abs(name.length() - written.length()) > most) {
                continue;
            }
            int edits = 2 * distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
                    + (written.equalsIgnoreCase(name) && !written.equals(name) ? 1 : 0);
            if (edits < fewest) {
                fewest = edits;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /** What to write in place of a name that is none of these, which come in the order in which they are to be shown. */
    public static String advice(String written, Collection<String> names) {
        return to(written, names)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> names.isEmpty() ? "there are none" : "there are: " + String.join(", ", names));
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
    private static int distance(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[from.length()][to.length()];
    }
}
