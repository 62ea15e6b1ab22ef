package io.swarmbed.reports.html;

import io.swarmbed.reports.comparison.Axis;
import io.swarmbed.reports.comparison.ComparedRun;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Finding;
import io.swarmbed.reports.comparison.Findings;
import io.swarmbed.reports.comparison.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** The page of a comparison: findings first, then what was expected, then figures, numbers and how to do it again. */
public final class ComparisonPage {
    private static final int MOST_DIGESTS = 400;
    private static final char NO_BREAK = '\u00a0';

    private final ComparisonFolder folder;
    private final Page page;

    private ComparisonPage(ComparisonFolder folder) {
        this.folder = folder;
        this.page = new Page(title(folder));
    }

    /**
     * The whole page as HTML.
     *
     * @param scenario the text of the scenario, may be empty
     */
    public static String of(ComparisonFolder folder, List<Exhibit> exhibits, String scenario) {
        ComparisonPage page = new ComparisonPage(folder);
        page.head();
        page.findings();
        page.verdicts();
        page.figures(exhibits);
        VariantTable.write(page.page.html(), folder);
        page.leftOut();
        page.page.scenario(scenario, folder.info().scenario());
        page.origin();
        return page.page.end();
    }

    static String title(ComparisonFolder folder) {
        String name = folder.info().name();
        return name.isEmpty() ? "unnamed comparison" : name;
    }

    private void head() {
        Html html = page.html();
        html.raw("<header>\n").element("h1", title(folder));
        String description = folder.info().description().strip();
        if (!description.isEmpty()) {
            html.raw("<p class=\"lead\">").text(description).raw("</p>\n");
        }
        if (!folder.info().paper().isEmpty()) {
            html.raw("<p class=\"lead\">")
                    .text("Reproduces " + folder.info().paper() + ".")
                    .raw("</p>\n");
        }
        html.raw("<p class=\"note\">").text(setup()).raw("</p>\n</header>\n");
    }

    private String setup() {
        int variants = folder.variants().size();
        int seeds = folder.seeds().size();
        String what = folder.axes().stream()
                .map(axis -> axis.path() + " (" + values(axis) + ")")
                .collect(Collectors.joining(" and "));
        return "Compared: " + (what.isEmpty() ? "one variant" : what) + ". " + variants
                + (variants == 1 ? " variant" : " variants") + " with " + seeds
                + (seeds == 1 ? " seed, " : " seeds each, ") + folder.runs().size() + " runs"
                + (folder.leftOut().isEmpty()
                        ? ""
                        : ", of which " + folder.leftOut().size() + " fell short")
                + (variants > 1 ? ". The reference is " + folder.reference().name() + "." : ".")
                + (folder.info().complete() ? "" : " The comparison was interrupted and is not complete.");
    }

    private static String values(Axis axis) {
        return String.join(", ", axis.values());
    }

    private void findings() {
        List<Finding> findings = Findings.of(folder);
        page.html().raw("<section id=\"findings\" class=\"findings\">\n").element("h2", "Findings");
        if (findings.isEmpty()) {
            page.html().raw("<p class=\"absent\">No run counts, so there is nothing to say.</p>\n");
        } else {
            page.html().raw("<ul>\n");
            for (Finding finding : findings) {
                page.html()
                        .raw("<li class=\"" + finding.kind().word() + "\">")
                        .text(finding.text().replace(" %", NO_BREAK + "%"))
                        .raw("</li>\n");
            }
            page.html().raw("</ul>\n");
        }
        page.html().raw("</section>\n");
    }

    private void verdicts() {
        List<Verdict> verdicts = folder.verdicts();
        if (verdicts.isEmpty()) {
            return;
        }
        page.html().raw("<section id=\"expectations\">\n").element("h2", "What was expected");
        VerdictRows.table(page.html(), verdicts);
        page.html().raw("</section>\n");
    }

    private void figures(List<Exhibit> exhibits) {
        exhibits.stream().filter(exhibit -> exhibit.svg().isPresent()).forEach(page::figure);
        List<Exhibit> absent =
                exhibits.stream().filter(exhibit -> exhibit.svg().isEmpty()).toList();
        if (!absent.isEmpty()) {
            page.html().raw("<section>\n").element("h2", "Not drawn").raw("<ul>\n");
            absent.forEach(page::absent);
            page.html().raw("</ul>\n</section>\n");
        }
    }

    private void leftOut() {
        List<ComparedRun> failed = folder.leftOut();
        List<ComparedRun> slow = folder.runs().stream()
                .filter(run -> run.counts() && !run.trustworthy())
                .toList();
        if (failed.isEmpty() && slow.isEmpty()) {
            return;
        }
        page.html()
                .raw("<section id=\"left-out\">\n")
                .element("h2", "What failed")
                .raw("<ul>\n");
        failed.forEach(run -> page.html().element("li", run.name() + " is left out: " + run.fault()));
        slow.forEach(run -> page.html().element("li", run.name() + ": the machine did not keep pace."));
        page.html().raw("</ul>\n</section>\n");
    }

    private void origin() {
        Html html = page.html();
        html.raw("<section id=\"origin\">\n")
                .element("h2", "How to do it again")
                .raw("<dl>\n");
        page.entry("command", folder.info().command());
        page.entry("scenario", folder.info().scenario());
        page.entry("swarmbed", folder.info().version());
        page.entry("seeds", folder.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        html.raw("</dl>\n");
        List<ComparedRun> digested =
                folder.runs().stream().filter(run -> !run.digest().isEmpty()).toList();
        if (!digested.isEmpty()) {
            html.raw("<details>\n<summary>Digests of the runs: who gets the same ran the same swarm</summary>\n<pre>");
            digested.stream()
                    .limit(MOST_DIGESTS)
                    .forEach(run -> html.text(run.digest() + "  " + run.name()).raw("\n"));
            html.raw(digested.size() > MOST_DIGESTS ? "… the others are in runs.csv\n" : "");
            html.raw("</pre>\n</details>\n");
        }
        html.raw(
                "<p class=\"note\">The numbers of every run are in runs.csv, statistics in statistics.csv, everything else"
                        + " in compare.json and the folders of the runs, beside this page.</p>\n</section>\n");
    }
}
