package io.swarmbed.reports.html;

import io.swarmbed.reports.chart.Labels;
import io.swarmbed.reports.html.Facts.Fact;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.RunInfo;
import io.swarmbed.reports.table.RunInfo.Failure;
import java.util.List;
import java.util.Map;

/** The page of a run: one file that needs nothing else. */
public final class ReportPage {
    private ReportPage() {}

    /** The whole page as HTML. */
    public static String of(RunFolder run, List<GroupStatistics> groups, List<Exhibit> exhibits) {
        RunInfo info = run.info();
        String name = info.name().isEmpty() ? "unnamed run" : info.name();
        Page frame = new Page(name);
        Html page = frame.html();
        page.raw("<header>\n").element("h1", name);
        if (!info.description().isBlank()) {
            page.raw("<p class=\"lead\">").text(info.description().strip()).raw("</p>\n");
        }
        page.raw("</header>\n");
        warnings(page, run);
        summary(page, info, groups);
        exhibits.forEach(frame::figure);
        frame.scenario(run.scenario(), info.scenario());
        origin(frame, info);
        return frame.end();
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

    private static void origin(Page page, RunInfo info) {
        page.html().raw("<section>\n").element("h2", "How this run was made").raw("<dl>\n");
        page.entry("started", info.started());
        page.entry("command", info.command());
        for (Map.Entry<String, String> version : info.versions().entrySet()) {
            page.entry(version.getKey(), version.getValue());
        }
        page.entry("digest", info.digest());
        page.html().raw("</dl>\n</section>\n");
    }
}
