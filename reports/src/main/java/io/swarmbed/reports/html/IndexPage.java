package io.swarmbed.reports.html;

import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.ComparisonIndex;
import io.swarmbed.reports.comparison.PublishedWords;
import io.swarmbed.reports.comparison.Verdict;
import java.nio.file.Path;
import java.util.List;

/** The page of several comparisons: one table of what was expected and what became of it, with links to their pages. */
public final class IndexPage {
    private IndexPage() {}

    /** The whole page as HTML, to stand in the folder of the index. */
    public static String of(ComparisonIndex index) {
        List<ComparisonFolder> comparisons = index.comparisons();
        Page page = new Page("Comparisons");
        Html html = page.html();
        html.raw("<header>\n").element("h1", "Comparisons");
        html.raw("<p class=\"lead\">")
                .text(summary(comparisons) + (index.complete() ? "" : " It was interrupted and is not complete."))
                .raw("</p>\n</header>\n");
        html.raw("<div class=\"wide\">\n<table class=\"words\">\n<thead><tr>");
        for (String column : List.of("claim", "expected", "measured", "verdict")) {
            html.raw("<th scope=\"col\">").text(column).raw("</th>");
        }
        html.raw("</tr></thead>\n");
        comparisons.forEach(comparison -> comparison(html, index.path(), comparison));
        html.raw("</table>\n</div>\n<section>\n")
                .element("h2", "How to do it again")
                .raw("<dl>\n");
        page.entry("command", index.command());
        page.entry("swarmbed", index.version());
        html.raw("</dl>\n</section>\n");
        return page.end();
    }

    private static String summary(List<ComparisonFolder> comparisons) {
        long met = count(comparisons, Verdict.Status.MET);
        long missed = count(comparisons, Verdict.Status.MISSED);
        long open = count(comparisons, Verdict.Status.NOT_JUDGED);
        return comparisons.size() + (comparisons.size() == 1 ? " comparison. " : " comparisons. ") + "Of "
                + (met + missed + open) + " expectations, " + met + " are met, " + missed + " missed and " + open
                + " not judged.";
    }

    private static long count(List<ComparisonFolder> comparisons, Verdict.Status status) {
        return comparisons.stream()
                .flatMap(comparison -> comparison.verdicts().stream())
                .filter(verdict -> verdict.status() == status)
                .count();
    }

    private static void comparison(Html html, Path folder, ComparisonFolder comparison) {
        String link = folder.relativize(comparison.path())
                .resolve("report.html")
                .toString()
                .replace('\\', '/');
        html.raw("<tbody>\n<tr class=\"claim\"><th scope=\"rowgroup\" colspan=\"4\"><a href=\"")
                .text(link)
                .raw("\">")
                .text(ComparisonPage.title(comparison))
                .raw("</a>");
        if (!comparison.info().paper().isEmpty()) {
            html.raw(" <span class=\"note\">").text(comparison.info().paper()).raw("</span>");
        }
        html.raw("</th></tr>\n");
        if (comparison.verdicts().isEmpty()) {
            html.raw("<tr><td colspan=\"4\">Nothing was expected, or it was not complete.</td></tr>\n");
        }
        for (Verdict verdict : comparison.verdicts()) {
            html.raw("<tr><td>").text(verdict.claim().isEmpty() ? verdict.subject() : verdict.claim());
            String published = PublishedWords.of(verdict, comparison.verdicts());
            if (!published.isEmpty()) {
                html.raw("<br><span class=\"note\">").text(published).raw("</span>");
            }
            html.raw("</td><td>")
                    .text(verdict.expected())
                    .raw("</td><td>")
                    .text(verdict.measured())
                    .raw("</td><td>");
            VerdictRows.badge(html, verdict.status());
            html.raw("</td></tr>\n");
        }
        html.raw("</tbody>\n");
    }
}
