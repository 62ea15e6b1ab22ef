package io.swarmbed.reports.html;

import io.swarmbed.reports.chart.Figure;
import io.swarmbed.reports.chart.Labels;
import io.swarmbed.reports.chart.Recolouring;
import io.swarmbed.reports.html.Facts.Fact;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.RunInfo;
import io.swarmbed.reports.table.RunInfo.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page of a run: one file that needs nothing else. */
public final class ReportPage {
    private ReportPage() {}

    /** The whole page as HTML. */
    public static String of(RunFolder run, List<GroupStatistics> groups, List<Exhibit> exhibits) {
        RunInfo info = run.info();
        String name = info.name().isEmpty() ? "unnamed run" : info.name();
        Html page = new Html();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", name + " – Swarmbed")
                .raw("<style>\n" + style() + dark() + "</style>\n</head>\n<body>\n<main>\n<header>\n")
                .element("h1", name);
        if (!info.description().isBlank()) {
            page.raw("<p class=\"lead\">").text(info.description().strip()).raw("</p>\n");
        }
        page.raw("</header>\n");
        warnings(page, run);
        summary(page, info, groups);
        for (Exhibit exhibit : exhibits) {
            figure(page, exhibit);
        }
        scenario(page, run);
        origin(page, info);
        return page.raw("</main>\n</body>\n</html>\n").toString();
    }

    private static void warnings(Html page, RunFolder run) {
        List<String> warnings = Facts.warnings(run.info());
        if (!warnings.isEmpty()) {
            page.raw("<section class=\"warnings\">\n").element("h2", "Warnings").raw("<ul>\n");
            warnings.forEach(warning -> page.element("li", warning));
            page.raw("</ul>\n</section>\n");
        }
        List<Failure> failures = run.info().failures();
        if (!failures.isEmpty() || !run.notes().isEmpty()) {
            page.raw("<section class=\"notes\">\n")
                    .element("h2", "What went wrong")
                    .raw("<ul>\n");
            for (Failure failure : failures) {
                String peer =
                        failure.peer().isPresent() ? "Peer " + failure.peer().getAsLong() + ": " : "";
                page.element("li", peer + failure.reason());
            }
            run.notes().forEach(note -> page.element("li", note));
            page.raw("</ul>\n</section>\n");
        }
    }

    private static void summary(Html page, RunInfo info, List<GroupStatistics> groups) {
        page.raw("<section>\n").element("h2", "Summary").raw("<dl>\n");
        for (Fact fact : Facts.of(info)) {
            page.raw("<div>")
                    .element("dt", fact.name())
                    .element("dd", fact.value())
                    .raw("</div>\n");
        }
        page.raw("</dl>\n").element("h3", "Groups").raw("<div class=\"wide\">\n<table>\n<thead><tr>");
        GroupTable.HEADER.forEach(
                column -> page.raw("<th scope=\"col\">").text(column).raw("</th>"));
        page.raw("</tr></thead>\n<tbody>\n");
        Labels names = GroupTable.names(groups);
        for (List<String> row : GroupTable.cells(groups)) {
            page.raw("<tr><th scope=\"row\" title=\"")
                    .text(row.get(0))
                    .raw("\">")
                    .text(names.of(row.get(0)))
                    .raw("</th>");
            row.stream().skip(1).forEach(cell -> page.raw("<td>").text(cell).raw("</td>"));
            page.raw("</tr>\n");
        }
        page.raw("</tbody>\n</table>\n</div>\n<p class=\"note\">")
                .text(GroupTable.NOTE)
                .raw("</p>\n</section>\n");
    }

    private static void figure(Html page, Exhibit exhibit) {
        Figure figure = exhibit.figure();
        page.raw("<section id=\"").text(figure.slug()).raw("\">\n").element("h2", figure.heading());
        if (figure instanceof Figure.Drawn drawn && exhibit.svg().isPresent()) {
            page.raw("<figure>\n<div class=\"scroll\">")
                    .raw(exhibit.svg().get())
                    .raw("</div>\n<figcaption>")
                    .text(drawn.caption())
                    .raw("</figcaption>\n</figure>\n");
        } else if (figure instanceof Figure.Absent absent) {
            page.raw("<p class=\"absent\">").text(absent.reason()).raw("</p>\n");
        }
        page.raw("</section>\n");
    }

    private static void scenario(Html page, RunFolder run) {
        page.raw("<section id=\"scenario\">\n").element("h2", "Scenario");
        if (run.scenario().isBlank()) {
            page.raw("<p class=\"absent\">The run folder holds no scenario.</p>\n");
        } else {
            page.raw("<details open>\n<summary>")
                    .text(
                            run.info().scenario().isEmpty()
                                    ? "scenario.yaml"
                                    : run.info().scenario())
                    .raw(", with every default written out</summary>\n<pre>")
                    .text(run.scenario())
                    .raw("</pre>\n</details>\n");
        }
        page.raw("</section>\n");
    }

    private static void origin(Html page, RunInfo info) {
        page.raw("<section>\n").element("h2", "How this run was made").raw("<dl>\n");
        entry(page, "started", info.started());
        entry(page, "command", info.command());
        for (Map.Entry<String, String> version : info.versions().entrySet()) {
            entry(page, version.getKey(), version.getValue());
        }
        entry(page, "digest", info.digest());
        page.raw("</dl>\n</section>\n");
    }

    private static void entry(Html page, String name, String value) {
        if (!value.isEmpty()) {
            page.raw("<div>").element("dt", name).raw("<dd><code>").text(value).raw("</code></dd></div>\n");
        }
    }

    private static String dark() {
        return "@media screen and (prefers-color-scheme: dark) {\n" + Recolouring.css("figure svg") + "}\n";
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("report.css cannot be read from the jar", e);
        }
    }
}
