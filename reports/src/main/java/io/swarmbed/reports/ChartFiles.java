package io.swarmbed.reports;

import io.swarmbed.reports.chart.Figure;
import io.swarmbed.reports.chart.Format;
import io.swarmbed.reports.chart.PngFile;
import io.swarmbed.reports.chart.SvgFile;
import io.swarmbed.reports.chart.Theme;
import io.swarmbed.reports.html.Exhibit;
import io.swarmbed.reports.table.ReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Draws figures and writes them into the folder {@code charts}, several at once. */
final class ChartFiles {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** Files by name, for one figure. */
    private record Drawing(Exhibit exhibit, String slug, Map<String, byte[]> files) {}

    private final Path folder;
    private final ReportOptions options;
    private final List<Path> written = new ArrayList<>();

    ChartFiles(Path folder, ReportOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /** The files of charts that were written so far. */
    List<Path> written() {
        return List.copyOf(written);
    }

    /**
     * Draws in every theme that is asked for and writes in every format, over what earlier calls have written.
     *
     * @param makers each gives the same figure in the theme that it is given
     * @return the figures in order, for a page
     */
    List<Exhibit> write(List<? extends Function<Theme, Figure>> makers) throws ReportException {
        List<Drawing> drawings = draw(makers);
        Path current = folder.resolve("charts");
        try {
            Files.createDirectories(current);
            for (Drawing drawing : drawings) {
                for (Theme theme : Theme.values()) {
                    for (Format format : Format.values()) {
                        String name = name(drawing.slug(), theme, format);
                        current = folder.resolve("charts").resolve(name);
                        byte[] content = drawing.files().get(name);
                        if (content == null) {
                            Files.deleteIfExists(current);
                        } else {
                            written.add(Files.write(current, content));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw unwritable(current, e);
        }
        return drawings.stream().map(Drawing::exhibit).toList();
    }

    static ReportException unwritable(Path file, IOException e) {
        return new ReportException(
                file + ": cannot be written (" + reason(e)
                        + "); see the folder's permissions and the space on its disk",
                e);
    }

    /** What the system says, such as {@code No space left on device}; file system errors begin with the path. */
    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }

    private static String name(String slug, Theme theme, Format format) {
        return slug + (theme == Theme.LIGHT ? "" : "-" + theme.word()) + "." + format.word();
    }

    private List<Drawing> draw(List<? extends Function<Theme, Figure>> makers) throws ReportException {
        ExecutorService threads = Executors.newFixedThreadPool(options.threads());
        try {
            List<Future<Drawing>> drawing = makers.stream()
                    .map(maker -> threads.submit(() -> drawing(maker)))
                    .toList();
            List<Drawing> drawings = new ArrayList<>();
            for (Future<Drawing> one : drawing) {
                drawings.add(one.get());
            }
            return drawings;
        } catch (ExecutionException e) {
            throw new ReportException("a chart could not be drawn: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportException("drawing was interrupted; chart the folder again", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Drawing drawing(Function<Theme, Figure> maker) throws IOException {
        Figure light = maker.apply(Theme.LIGHT);
        if (!(light instanceof Figure.Drawn drawn)) {
            return new Drawing(new Exhibit(light, Optional.empty()), light.slug(), Map.of());
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        String svg = SvgFile.encode(drawn);
        if (options.themes().contains(Theme.LIGHT)) {
            add(files, drawn, Theme.LIGHT, svg);
        }
        if (options.themes().contains(Theme.DARK) && maker.apply(Theme.DARK) instanceof Figure.Drawn dark) {
            boolean wanted = options.formats().contains(Format.SVG);
            add(files, dark, Theme.DARK, wanted ? SvgFile.encode(dark) : "");
        }
        return new Drawing(new Exhibit(light, Optional.of(svg)), light.slug(), files);
    }

    private void add(Map<String, byte[]> files, Figure.Drawn figure, Theme theme, String svg) throws IOException {
        if (options.formats().contains(Format.PNG)) {
            files.put(name(figure.slug(), theme, Format.PNG), PngFile.encode(figure, options.scale()));
        }
        if (options.formats().contains(Format.SVG)) {
            files.put(name(figure.slug(), theme, Format.SVG), (DECLARATION + svg).getBytes(StandardCharsets.UTF_8));
        }
    }
}
