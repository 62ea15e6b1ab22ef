package io.swarmbed.reports.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text in lines of a terminal. */
final class Wrapping {
    /** As wide as lines are to be. */
    static final int WIDTH = 100;

    /** Where lines may break: not between a number and its unit. */
    private static final Pattern GAP =
            Pattern.compile("(?!(?<=\\d) (?:%|s|min|h|[kMGTP]?B/s|[KMG]iB/s|[KMG]iB)(?![\\w/]))\\s+");

    private Wrapping() {}

    /** How many places a text takes. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Lines broken at spaces, but not between a number and its unit; a word that is longer than a line has a line of its own. At least one line. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : GAP.split(text.strip(), -1)) {
            if (line.length() > 0 && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A paragraph whose first line begins with one thing and whose others begin with as many spaces. */
    static String paragraph(String start, String text) {
        StringBuilder paragraph = new StringBuilder();
        String margin = start;
        for (String line : lines(text, WIDTH - width(start))) {
            paragraph.append((margin + line).stripTrailing()).append('\n');
            margin = " ".repeat(width(start));
        }
        return paragraph.toString();
    }
}
