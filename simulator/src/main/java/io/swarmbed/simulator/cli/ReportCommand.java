package io.swarmbed.simulator.cli;

import io.swarmbed.reports.ReportOptions;
import io.swarmbed.reports.RunReport;
import io.swarmbed.reports.table.ReportException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the charts of runs again from what they recorded. */
@Command(
        name = "report",
        description = "Draw the charts and the page of runs again, from what was recorded in their folders.",
        footerHeading = "%nExamples:%n",
        footer = {"  swarmbed report runs/quickstart-42", "  swarmbed report runs/* --scale 3"})
final class ReportCommand extends BaseCommand {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The folder of a run.")
    private final List<Path> runs = new ArrayList<>();

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Pixels per unit of the charts, 0.5 to 4; 2 if not given.")
    private double scale = ReportOptions.defaults().scale();

    @Override
    public Integer call() throws ReportException {
        ReportOptions options = options();
        List<Map<String, Object>> reports = new ArrayList<>();
        for (Path run : runs) {
            List<Path> written = RunReport.write(run, options);
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("run", run.toString());
            report.put("files", written.stream().map(Path::toString).toList());
            reports.add(report);
            say(written.get(written.size() - 1) + " and " + (written.size() - 1) + " charts");
        }
        if (json()) {
            printJson(Map.of("reports", reports));
        }
        return Swarmbed.DONE;
    }

    private ReportOptions options() {
        try {
            return new ReportOptions(scale, ReportOptions.defaults().threads());
        } catch (IllegalArgumentException error) {
            throw new UserError("--scale " + scale + ": must be from 0.5 to 4");
        }
    }
}
