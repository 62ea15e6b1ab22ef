package io.swarmbed.reports.comparison;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: columns aligned with spaces, words at the left and numbers at the right. */
final class Columns {
    private final List<List<String>> rows = new ArrayList<>();
    private final int words;

    /** @param words how many columns from the left hold words */
    Columns(int words, List<String> header) {
        this.words = words;
        rows.add(List.copyOf(header));
    }

    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    /** Each line ended by a line feed; columns that are empty in every row are left out. */
    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        boolean[] used = new boolean[widths.length];
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Wrapping.width(rows.get(row).get(i)));
                used[i] |= row > 0 && !rows.get(row).get(i).isEmpty();
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                if (used[i]) {
                    String cell = row.get(i);
                    String padding = " ".repeat(widths[i] - Wrapping.width(cell));
                    line.append(line.length() == 0 ? "" : "  ").append(i < words ? cell + padding : padding + cell);
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
