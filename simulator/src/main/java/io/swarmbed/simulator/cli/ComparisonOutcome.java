package io.swarmbed.simulator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Finding;
import io.swarmbed.reports.comparison.Findings;
import io.swarmbed.reports.comparison.StatisticsFile;
import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.experiment.ComparisonFiles;
import io.swarmbed.simulator.experiment.Experiment;
import io.swarmbed.simulator.experiment.Judge;
import io.swarmbed.simulator.experiment.Results;
import io.swarmbed.simulator.experiment.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a comparison, once it is written down.
 *
 * @param folder as it reads
 * @param json what {@code compare.json} holds
 * @param results of the runs that were done
 */
record ComparisonOutcome(ComparisonFolder folder, List<Finding> findings, ObjectNode json, List<TrialResult> results) {
    /** Judges, writes all files of the comparison, and reads them. */
    static ComparisonOutcome of(ComparisonPlan plan, List<TrialResult> results, Path folder)
            throws IOException, ReportException {
        Experiment experiment = plan.experiment();
        boolean complete = results.size() == experiment.trials().size();
        List<Verdict> verdicts =
                complete ? new Judge(Results.of(experiment, results)).judge(experiment.expectations()) : List.of();
        ComparisonFiles files = new ComparisonFiles(folder, experiment);
        files.writeRuns(results);
        ObjectNode json = files.writeJson(plan.worlds().common(), results, verdicts);
        ComparisonFolder read = ComparisonFolder.read(folder);
        List<Finding> findings = Findings.of(read);
        files.addFindings(json, findings);
        StatisticsFile.write(read);
        return new ComparisonOutcome(read, findings, json, results);
    }

    /** Whether every run was done and counts, and everything that was expected came out. */
    boolean good() {
        return folder.info().complete()
                && folder.verdicts().stream().noneMatch(verdict -> verdict.status() == Verdict.Status.MISSED)
                && results.stream().allMatch(TrialResult::counts);
    }

    /** A line for each run that does not count, or is not to be trusted. */
    String faults() {
        StringBuilder text = new StringBuilder();
        for (TrialResult result : results) {
            String name = result.trial().name();
            if (!result.counts()) {
                text.append("! " + name + " is left out: " + result.fault() + "\n");
            } else if (!result.trustworthy()) {
                text.append("! " + name + " is not to be trusted: the machine did not keep pace, nor in "
                        + result.repeats() + " earlier attempts\n");
            }
        }
        return text.toString();
    }
}
