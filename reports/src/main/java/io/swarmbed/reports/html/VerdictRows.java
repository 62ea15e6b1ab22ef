package io.swarmbed.reports.html;

import io.swarmbed.reports.comparison.PublishedWords;
import io.swarmbed.reports.comparison.Verdict;
import java.util.List;

/** Verdicts as a table: the claim in a line of its own, below it what was measured, expected and found. */
final class VerdictRows {
    private VerdictRows() {}

    static void table(Html html, List<Verdict> verdicts) {
        html.raw("<div class=\"wide\">\n<table class=\"words\">\n<thead><tr>");
        for (String column : List.of("measured", "expected", "found", "verdict")) {
            html.raw("<th scope=\"col\">").text(column).raw("</th>");
        }
        html.raw("</tr></thead>\n<tbody>\n");
        String claim = "";
        for (Verdict verdict : verdicts) {
            if (!verdict.claim().isEmpty() && !verdict.claim().equals(claim)) {
                html.raw("<tr class=\"claim\"><th scope=\"rowgroup\" colspan=\"4\">")
                        .text(verdict.claim());
                String published = PublishedWords.of(verdict, verdicts);
                if (!published.isEmpty()) {
                    html.raw(" <span class=\"note\">").text(published).raw("</span>");
                }
                html.raw("</th></tr>\n");
            }
            claim = verdict.claim();
            row(html, verdict);
        }
        html.raw("</tbody>\n</table>\n</div>\n");
    }

    private static void row(Html html, Verdict verdict) {
        html.raw("<tr><td>").text(verdict.subject());
        if (!verdict.where().isEmpty()) {
            html.raw(" <span class=\"note\">").text("with " + verdict.where()).raw("</span>");
        }
        if (!verdict.note().isEmpty()) {
            html.raw("<br><span class=\"note\">").text(verdict.note()).raw("</span>");
        }
        html.raw("</td><td>").text(verdict.expected()).raw("</td><td>").text(verdict.measured());
        html.raw("</td><td>");
        badge(html, verdict.status());
        html.raw("</td></tr>\n");
    }

    static void badge(Html html, Verdict.Status status) {
        String mark = status == Verdict.Status.MET ? "✓ " : status == Verdict.Status.MISSED ? "✗ " : "– ";
        html.raw("<span class=\"verdict " + status.word().replace(' ', '-') + "\">")
                .text(mark + status.word())
                .raw("</span>");
    }
}
