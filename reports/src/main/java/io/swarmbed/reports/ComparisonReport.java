package io.swarmbed.reports;

import io.swarmbed.reports.chart.Compared;
import io.swarmbed.reports.chart.ComparisonCharts;
import io.swarmbed.reports.chart.Figure;
import io.swarmbed.reports.chart.Fonts;
import io.swarmbed.reports.chart.Theme;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.ComparisonIndex;
import io.swarmbed.reports.html.ComparisonPage;
import io.swarmbed.reports.html.Exhibit;
import io.swarmbed.reports.html.IndexPage;
import io.swarmbed.reports.table.ReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes the charts of a comparison and the page that shows them. Safe to call from several threads for different folders. */
public final class ComparisonReport {
    private ComparisonReport() {}

    /**
     * Draws each of the comparisons that a folder holds, and writes {@code index.html} into it: what was expected of all of
     * them, with links to their pages.
     *
     * @return the files written, that page last
     * @throws ReportException as {@link #write}
     */
    public static List<Path> writeAll(Path folder, ReportOptions options) throws ReportException {
        List<Path> written = new ArrayList<>();
        ComparisonIndex index = ComparisonIndex.read(folder);
        for (ComparisonFolder comparison : index.comparisons()) {
            written.addAll(write(comparison.path(), options));
        }
        Path page = folder.resolve("index.html");
        try {
            written.add(Files.writeString(page, IndexPage.of(index), StandardCharsets.UTF_8));
            return List.copyOf(written);
        } catch (IOException e) {
            throw ChartFiles.unwritable(page, e);
        }
    }

    /**
     * Reads a comparison's folder and writes its charts and {@code report.html} into it, over those of an earlier call. A
     * chart that has nothing to show is a sentence on the page instead.
     *
     * @return the files written, the page last
     * @throws ReportException when the folder cannot be read, fonts are missing, or a file cannot be written
     */
    public static List<Path> write(Path folder, ReportOptions options) throws ReportException {
        Fonts.require();
        ComparisonFolder comparison = ComparisonFolder.read(folder);
        Compared compared = Compared.read(comparison);
        List<Function<Theme, Figure>> makers = new ArrayList<>();
        ComparisonCharts.all().forEach(maker -> makers.add(theme -> maker.make(compared, theme)));
        ChartFiles files = new ChartFiles(folder, options);
        List<Exhibit> exhibits = files.write(makers);
        List<Path> written = new ArrayList<>(files.written());
        Path page = folder.resolve("report.html");
        try {
            Path scenario = folder.resolve("scenario.yaml");
            String text = Files.exists(scenario) ? Files.readString(scenario) : "";
            written.add(Files.writeString(page, ComparisonPage.of(comparison, exhibits, text), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ChartFiles.unwritable(page, e);
        }
        return List.copyOf(written);
    }
}
