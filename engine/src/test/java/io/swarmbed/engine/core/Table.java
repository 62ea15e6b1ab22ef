package io.swarmbed.engine.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of numbers that a test has measured, as a table in Markdown for the documentation. It is printed when the tests run
 * with {@code -Dtables=true}.
 */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(String... heads) {
        row((Object[]) heads);
        lines.add("|" + "---|".repeat(heads.length));
    }

    void row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ').append(cell).append(" |");
        }
        lines.add(line.toString());
    }

    @SuppressWarnings("SystemOut")
    void print() {
        if (Boolean.getBoolean("tables")) {
            lines.forEach(System.out::println);
            System.out.println();
        }
    }
}
