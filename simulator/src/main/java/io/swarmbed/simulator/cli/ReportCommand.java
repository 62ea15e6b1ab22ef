package io.swarmbed.simulator.cli;

import io.swarmbed.reports.ComparisonReport;
import io.swarmbed.reports.ReportOptions;
import io.swarmbed.reports.RunReport;
import io.swarmbed.reports.chart.Format;
import io.swarmbed.reports.chart.Theme;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.ComparisonIndex;
import io.swarmbed.reports.table.ReportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the charts of runs and comparisons again from what they recorded. */
@Command(
        name = "report",
        description =
                "Draw the charts and the page of runs and comparisons again, from what was recorded in their folders.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed report runs/quickstart-42",
            "  swarmbed report runs/* --scale 3",
            "  swarmbed report runs/compare-quickstart --theme both --format svg"
        })
final class ReportCommand extends BaseCommand {
    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folder of a run or of a comparison.")
    private final List<Path> runs = new ArrayList<>();

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Pixels per unit of the charts, 0.5 to 4; 2 if not given.")
    private double scale = ReportOptions.defaults().scale();

    @Option(
            names = "--theme",
            split = ",",
            paramLabel = "T",
            description =
                    "Ground of the charts' files: light, dark or both; light if not given. The names of dark ones end in"
                            + " -dark. The page follows its reader's colour scheme.")
    private List<String> themes = List.of("light");

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "F",
            description = "What the charts' files are: png, svg or both; png,svg if not given.")
    private List<String> formats = List.of("png", "svg");

    @Override
    public Integer call() throws ReportException {
        ReportOptions options = options();
        List<Map<String, Object>> reports = new ArrayList<>();
        for (Path run : runs) {
            List<Path> written = write(run, options);
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("run", run.toString());
            report.put("files", written.stream().map(Path::toString).toList());
            reports.add(report);
            say(written.get(written.size() - 1) + " and " + (written.size() - 1) + " files of charts");
        }
        if (json()) {
            printJson(Map.of("reports", reports));
        }
        return Swarmbed.DONE;
    }

    /** A folder says itself whether it is one of a run or of a comparison. */
    private static List<Path> write(Path folder, ReportOptions options) throws ReportException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(folder + ": not a folder; name one that 'run' or 'compare' has written");
        }
        if (ComparisonFolder.isOne(folder)) {
            return ComparisonReport.write(folder, options);
        }
        if (ComparisonIndex.isOne(folder)) {
            return ComparisonReport.writeAll(folder, options);
        }
        if (!Files.exists(folder.resolve("run.json"))) {
            throw new UserError(folder + ": has neither run.json nor " + ComparisonFolder.FILE
                    + "; name a folder that 'run' or 'compare' has written");
        }
        return RunReport.write(folder, options);
    }

    private ReportOptions options() {
        Set<Theme> grounds = chosen("--theme", themes, Theme.values(), Theme::word);
        Set<Format> kinds = chosen("--format", formats, Format.values(), Format::word);
        try {
            return new ReportOptions(scale, ReportOptions.defaults().threads(), kinds, grounds);
        } catch (IllegalArgumentException error) {
            throw new UserError("--scale " + scale + ": must be from 0.5 to 4");
        }
    }

    private static <T> Set<T> chosen(String option, List<String> words, T[] values, Function<T, String> word) {
        Set<T> chosen = new LinkedHashSet<>();
        for (String given : words) {
            for (T value : values) {
                if (given.equals(word.apply(value)) || given.equals("both")) {
                    chosen.add(value);
                }
            }
            if (!given.equals("both") && Arrays.stream(values).map(word).noneMatch(given::equals)) {
                String known = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
                throw new UserError(option + " " + given + ": there is " + known + " and both");
            }
        }
        return chosen;
    }
}
