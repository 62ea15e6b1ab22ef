package io.swarmbed.simulator.experiment;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: columns aligned with spaces, words at the left and numbers at the right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final int words;

    /** @param words how many columns from the left hold words */
    TextTable(int words, List<String> header) {
        this.words = words;
        rows.add(header);
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
                String cell = rows.get(row).get(i);
                widths[i] = Math.max(widths[i], cell.codePointCount(0, cell.length()));
                used[i] |= row > 0 && !cell.isEmpty();
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                if (used[i]) {
                    String cell = row.get(i);
                    String padding = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
                    line.append(line.length() == 0 ? "" : "  ").append(i < words ? cell + padding : padding + cell);
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
