package io.swarmbed.reports;

import io.swarmbed.reports.chart.Charts;
import io.swarmbed.reports.chart.Figure;
import io.swarmbed.reports.chart.Fonts;
import io.swarmbed.reports.chart.PngFile;
import io.swarmbed.reports.html.Exhibit;
import io.swarmbed.reports.html.ReportPage;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.reports.table.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes the charts of a run and the page that shows them. Safe to call from several threads for different folders. */
public final class RunReport {
    private RunReport() {}

    /**
     * Reads the run folder and writes {@code charts/*.png} and {@code report.html} into it, over those of an earlier
     * call. A chart that has nothing to show is a sentence on the page instead.
     *
     * @return the files written, the page last
     * @throws ReportException when the folder cannot be read, fonts are missing, or a file cannot be written
     */
    public static List<Path> write(Path runFolder, ReportOptions options) throws ReportException {
        Fonts.require();
        RunFolder run = RunFolder.read(runFolder);
        List<Exhibit> exhibits = draw(run, options);
        Path current = runFolder.resolve("charts");
        try {
            Files.createDirectories(current);
            List<Path> written = new ArrayList<>();
            for (Exhibit exhibit : exhibits) {
                current = runFolder.resolve("charts").resolve(exhibit.figure().slug() + ".png");
                if (exhibit.png().isPresent()) {
                    written.add(Files.write(current, exhibit.png().get()));
                } else {
                    Files.deleteIfExists(current);
                }
            }
            current = runFolder.resolve("report.html");
            RunSummary summary = RunSummary.of(run.info(), run.peers());
            String page = ReportPage.of(run, summary.groups(), exhibits);
            written.add(Files.writeString(current, page, StandardCharsets.UTF_8));
            return List.copyOf(written);
        } catch (IOException e) {
            throw new ReportException(
                    current + ": cannot be written (" + reason(e)
                            + "); see the folder's permissions and the space on its disk",
                    e);
        }
    }

    /** What the system says, such as {@code No space left on device}; file system errors begin with the path. */
    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }

    private static List<Exhibit> draw(RunFolder run, ReportOptions options) throws ReportException {
        ExecutorService threads = Executors.newFixedThreadPool(options.threads());
        try {
            List<Future<Exhibit>> drawing = Charts.all().stream()
                    .map(maker -> threads.submit(() -> exhibit(maker.make(run), options)))
                    .toList();
            List<Exhibit> exhibits = new ArrayList<>();
            for (Future<Exhibit> exhibit : drawing) {
                exhibits.add(exhibit.get());
            }
            return exhibits;
        } catch (ExecutionException e) {
            throw new ReportException("a chart could not be drawn: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportException("drawing was interrupted; chart the run folder again", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Exhibit exhibit(Figure figure, ReportOptions options) throws IOException {
        return figure instanceof Figure.Drawn drawn
                ? new Exhibit(figure, Optional.of(PngFile.encode(drawn, options.scale())))
                : new Exhibit(figure, Optional.empty());
    }
}
