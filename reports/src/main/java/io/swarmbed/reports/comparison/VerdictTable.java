package io.swarmbed.reports.comparison;

import java.util.ArrayList;
import java.util.List;

/** Verdicts for a terminal: each claim in a line of its own, below it what was measured, expected and found. */
public final class VerdictTable {
    private static final int GAP = 2;
    private static final int LEAST_SUBJECT = 30;
    private static final int WIDEST_CELL = 26;

    private VerdictTable() {}

    /**
     * Verdicts that belong together.
     *
     * @param title of all, may be empty
     */
    public record Section(String title, List<Verdict> verdicts) {}

    /** A block for each verdict, at most 100 columns wide, and a line that says how to read them. */
    public static String of(List<Verdict> verdicts) {
        return ofSections(List.of(new Section("", verdicts)));
    }

    /** The same for several sections in one table. */
    public static String ofSections(List<Section> sections) {
        List<Verdict> verdicts = sections.stream()
                .flatMap(section -> section.verdicts().stream())
                .toList();
        int expected = widest(verdicts.stream().map(Verdict::expected).toList(), "expected");
        int measured = widest(verdicts.stream().map(Verdict::measured).toList(), "measured");
        int verdict = "not judged".length();
        int room = Math.max(LEAST_SUBJECT, Wrapping.WIDTH - expected - measured - verdict - 3 * GAP);
        int subject =
                verdicts.stream().mapToInt(each -> Wrapping.width(what(each))).reduce(LEAST_SUBJECT, Math::max);
        int[] widths = {Math.min(room, subject), expected, measured, verdict};
        StringBuilder text = new StringBuilder();
        rows(text, widths, List.of("claim", "expected", "measured", "verdict"));
        for (Section section : sections) {
            if (!section.title().isEmpty() && !section.verdicts().isEmpty()) {
                text.append('\n').append(Wrapping.paragraph("== ", section.title()));
            }
            blocks(text, widths, section.verdicts());
        }
        String legend = legend(verdicts);
        return text + (legend.isEmpty() ? "" : "\n" + legend);
    }

    private static void blocks(StringBuilder text, int[] widths, List<Verdict> verdicts) {
        String claim = "";
        for (Verdict each : verdicts) {
            if (!each.claim().equals(claim) || claim.isEmpty()) {
                claim = each.claim();
                said(text, claim, PublishedWords.of(each, verdicts));
            }
            rows(
                    text,
                    widths,
                    List.of(
                            what(each),
                            each.expected(),
                            each.measured(),
                            each.status().shown()));
            if (!each.note().isEmpty()) {
                text.append(Wrapping.paragraph("    ", each.note()));
            }
        }
    }

    private static String what(Verdict verdict) {
        return "  " + verdict.subject() + (verdict.where().isEmpty() ? "" : ", with " + verdict.where());
    }

    private static void said(StringBuilder text, String claim, String published) {
        if (!claim.isEmpty()) {
            text.append('\n').append(Wrapping.paragraph("", claim));
        }
        if (!published.isEmpty()) {
            text.append(Wrapping.paragraph("  ", published));
        }
    }

    private static int widest(List<String> cells, String header) {
        return Math.min(WIDEST_CELL, cells.stream().mapToInt(Wrapping::width).reduce(header.length(), Math::max));
    }

    /** The first cell may be indented, which its further lines are too. */
    private static void rows(StringBuilder text, int[] widths, List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            int indent = cell.length() - cell.stripLeading().length();
            List<String> lines = Wrapping.lines(cell, widths[i] - indent).stream()
                    .map(line -> " ".repeat(indent) + line)
                    .toList();
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int row = 0; row < height; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row < wrapped.get(i).size() ? wrapped.get(i).get(row) : "";
                line.append(cell).append(" ".repeat(Math.max(0, widths[i] - Wrapping.width(cell)) + GAP));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static String legend(List<Verdict> verdicts) {
        boolean agreement =
                verdicts.stream().anyMatch(verdict -> verdict.measured().contains("distance"));
        boolean range = verdicts.stream()
                .anyMatch(verdict -> !verdict.measured().contains("distance")
                        && verdict.measured().contains(" to "));
        return (range
                        ? Wrapping.paragraph(
                                "",
                                "measured: the mean over seeds unless another word is there, in brackets the lowest and"
                                        + " the highest seed.")
                        : "")
                + (agreement
                        ? Wrapping.paragraph(
                                "",
                                "measured, where sides are to agree: the median ratio over seeds with its 95 % interval,"
                                        + " and the Kolmogorov distance of all peers' values, beside that between two"
                                        + " halves of one side's seeds.")
                        : "");
    }
}
