package io.swarmbed.reports;

import io.swarmbed.reports.html.Facts;
import io.swarmbed.reports.html.Facts.Fact;
import io.swarmbed.reports.html.GroupTable;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.RunInfo;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run came to, in numbers.
 *
 * @param groups statistics of each group, then of all when there are several
 */
public record RunSummary(RunInfo run, List<GroupStatistics> groups) {

    /**
     * Reads {@code run.json} and {@code peers.csv} of a run folder.
     *
     * @throws ReportException when they cannot be read
     */
    public static RunSummary read(Path runFolder) throws ReportException {
        RunFolder.Outline outline = RunFolder.outline(runFolder);
        return of(outline.info(), outline.peers());
    }

    static RunSummary of(RunInfo run, List<Peer> peers) {
        return new RunSummary(
                run, GroupStatistics.of(RunFolder.groupNames(run, peers), peers, RunFolder.duration(run, peers)));
    }

    /** Plain text for a terminal, aligned in columns, each line ended by a line feed. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (String warning : Facts.warnings(run)) {
            text.append("! ").append(warning).append('\n');
        }
        List<Fact> facts = Facts.of(run);
        int widest = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        for (Fact fact : facts) {
            text.append(fact.name())
                    .append(" ".repeat(widest - fact.name().length() + 2))
                    .append(fact.value())
                    .append('\n');
        }
        return fellShortAtOnce()
                ? text.toString()
                : text.append('\n').append(GroupTable.text(groups)).toString();
    }

    /** Whether the run ended early and before anything was received, so that there is nothing to tell of its groups. */
    private boolean fellShortAtOnce() {
        return !run.outcome().reached().orElse(true)
                && groups.stream().allMatch(group -> group.downloaded() == 0 && group.completed() == 0);
    }
}
