package io.swarmbed.reports;

import io.swarmbed.reports.chart.Charts;
import io.swarmbed.reports.chart.Figure;
import io.swarmbed.reports.chart.Fonts;
import io.swarmbed.reports.chart.Theme;
import io.swarmbed.reports.html.Exhibit;
import io.swarmbed.reports.html.ReportPage;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.reports.table.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes the charts of a run and the page that shows them. Safe to call from several threads for different folders. */
public final class RunReport {
    private RunReport() {}

    /**
     * Reads the run folder and writes its charts and {@code report.html} into it, over those of an earlier call. A chart
     * that has nothing to show is a sentence on the page instead.
     *
     * @return the files written, the page last
     * @throws ReportException when the folder cannot be read, fonts are missing, or a file cannot be written
     */
    public static List<Path> write(Path runFolder, ReportOptions options) throws ReportException {
        Fonts.require();
        RunFolder run = RunFolder.read(runFolder);
        ChartFiles files = new ChartFiles(runFolder, options);
        List<Exhibit> exhibits = files.write(makers(run));
        List<Path> written = new ArrayList<>(files.written());
        RunSummary summary = RunSummary.of(run.info(), run.peers());
        Path page = runFolder.resolve("report.html");
        try {
            written.add(
                    Files.writeString(page, ReportPage.of(run, summary.groups(), exhibits), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ChartFiles.unwritable(page, e);
        }
        return List.copyOf(written);
    }

    private static List<Function<Theme, Figure>> makers(RunFolder run) {
        List<Function<Theme, Figure>> makers = new ArrayList<>();
        Charts.all().forEach(maker -> makers.add(theme -> maker.make(run, theme)));
        return makers;
    }
}
