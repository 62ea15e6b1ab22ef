package io.swarmbed.reports.html;

import io.swarmbed.reports.chart.Labels;
import io.swarmbed.reports.chart.Numbers;
import io.swarmbed.reports.stats.GroupStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Statistics per group as a table, for the terminal and for the page. */
public final class GroupTable {
    static final List<String> HEADER = List.of(
            "group",
            "peers",
            "completed",
            "median",
            "90 %",
            "last",
            "download rate",
            "up/down",
            "uploaded",
            "wasted",
            "fairness");
    static final String NOTE =
            "Completion times (median, 90th percentile, last) are seconds from joining to completion."
                    + " Download rate: mean over the peers while they downloaded. up/down: bytes sent over bytes received, over"
                    + " the whole run. Fairness: Jain's index of the peers' ratios of bytes sent while downloading to bytes"
                    + " received; 1 means that all are equal.";
    private static final String NONE = "–";
    private static final int LONGEST_NAME = 28;

    private GroupTable() {}

    static List<List<String>> cells(List<GroupStatistics> groups) {
        return groups.stream().map(GroupTable::row).toList();
    }

    private static List<String> row(GroupStatistics group) {
        return List.of(
                group.group(),
                String.valueOf(group.peers()),
                group.expected() == 0 ? NONE : group.completed() + " of " + group.expected(),
                cell(group.medianCompletion(), Numbers::duration),
                cell(group.p90Completion(), Numbers::duration),
                cell(group.lastCompletion(), Numbers::duration),
                cell(group.meanDownloadRate(), Numbers::rate),
                cell(group.shareRatio(), Numbers::plain),
                Numbers.bytes(group.uploaded()),
                Numbers.bytes(group.wasted()),
                cell(group.fairness(), Numbers::plain));
    }

    private static String cell(OptionalDouble value, DoubleFunction<String> words) {
        return value.isPresent() ? words.apply(value.getAsDouble()) : NONE;
    }

    /** The groups' names, cut so that the table stays narrow. */
    static Labels names(List<GroupStatistics> groups) {
        return Labels.of(groups.stream().map(GroupStatistics::group).toList(), LONGEST_NAME);
    }

    /** Columns aligned with spaces, names at the left and numbers at the right. */
    public static String text(List<GroupStatistics> groups) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        Labels names = names(groups);
        for (List<String> cells : cells(groups)) {
            List<String> row = new ArrayList<>(cells);
            row.set(0, names.of(row.get(0)));
            rows.add(row);
        }
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                String padding = " ".repeat(widths[i] - cell.length());
                line.append(i == 0 ? cell + padding : "  " + padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
