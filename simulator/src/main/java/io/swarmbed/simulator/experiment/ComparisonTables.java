package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.simulator.experiment.Summary.Row;
import io.swarmbed.simulator.scenario.Comparison;
import java.util.ArrayList;
import java.util.List;

/** What a comparison came to, for a terminal. */
public final class ComparisonTables {
    private ComparisonTables() {}

    /** A row for each variant and group. */
    public static String summary(Results results) {
        List<Row> rows = Summary.rows(results);
        List<String> header = new ArrayList<>();
        results.axes().stream().map(Comparison.Axis::path).forEach(header::add);
        header.addAll(List.of("group", "runs", "mean s", "median s", "to the first", "95 %", "uplinks", "efficiency"));
        TextTable table = new TextTable(results.axes().size() + 1, header);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(row.settings().values());
            cells.add(row.group());
            cells.add(row.runs() + " of " + results.seeds().size());
            cells.add(Figures.text(row.meanCompletion()));
            cells.add(Figures.text(row.medianCompletion()));
            cells.add(row.ratio().map(ratio -> Figures.text(ratio.median())).orElse(""));
            cells.add(row.ratio()
                    .filter(ratio -> ratio.ratios().size() > 1)
                    .map(ratio -> Figures.text(ratio.low()) + ".." + Figures.text(ratio.high()))
                    .orElse(""));
            cells.add(Figures.text(row.uplinkUtilisation()));
            cells.add(row.efficiency().isPresent() ? Figures.text(row.efficiency()) : "");
            table.add(cells);
        }
        return table
                + "mean s, median s: completion time, summed up over peers, mean over seeds. to the first: median over"
                + " seeds of the ratio of\nmedians to that of the first variant with the same seed, and its 95 % bootstrap"
                + " interval. uplinks: utilisation.\n";
    }

    /** A row for each verdict. */
    public static String verdicts(List<Verdict> verdicts) {
        TextTable table =
                new TextTable(7, List.of("verdict", "what", "where", "expected", "measured", "note", "claim"));
        for (Verdict verdict : verdicts) {
            table.add(List.of(
                    verdict.status().shown(),
                    verdict.subject(),
                    verdict.where(),
                    verdict.expected(),
                    verdict.measured(),
                    verdict.note(),
                    verdict.claim()));
        }
        return table.toString();
    }

    /** A line for each run that does not count, or is not to be trusted. */
    public static String faults(List<TrialResult> results) {
        StringBuilder text = new StringBuilder();
        for (TrialResult result : results) {
            if (!result.counts()) {
                text.append("! ").append(result.trial().name()).append(" is left out: ");
                text.append(result.fault()).append('\n');
            } else if (!result.trustworthy()) {
                text.append("! ")
                        .append(result.trial().name())
                        .append(" is not to be trusted: the machine did not keep");
                text.append(" pace, nor in ").append(result.repeats()).append(" earlier attempts\n");
            }
        }
        return text.toString();
    }
}
