package io.swarmbed.reports.comparison;

import io.swarmbed.reports.table.JsonObject;
import io.swarmbed.reports.table.ReportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of several comparisons, one in each folder below it.
 *
 * @param comparisons in the order in which they were asked for
 * @param complete whether every run of all of them was done
 */
public record ComparisonIndex(
        Path path, String command, String version, boolean complete, List<ComparisonFolder> comparisons) {
    /** The file that makes a folder one of several comparisons. */
    public static final String FILE = "index.json";

    /** The form of {@link #FILE} that this version writes and reads. */
    public static final int SCHEMA = 1;

    public ComparisonIndex {
        comparisons = List.copyOf(comparisons);
    }

    /** Whether several comparisons were left here. */
    public static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Reads a folder and all comparisons in it. @throws ReportException when one of them cannot be read */
    public static ComparisonIndex read(Path folder) throws ReportException {
        JsonObject root = JsonObject.read(folder, FILE, "'compare' with several scenarios");
        long schema = root.whole("schema").orElse(0);
        if (schema != SCHEMA) {
            throw new ReportException(FILE + ": schema " + schema + ", but this version reads schema " + SCHEMA
                    + "; use the version that made the comparisons, or compare again");
        }
        List<ComparisonFolder> comparisons = new ArrayList<>();
        for (JsonObject comparison : root.children("comparisons")) {
            comparisons.add(ComparisonFolder.read(inside(folder, comparison.text("folder"))));
        }
        return new ComparisonIndex(
                folder,
                root.text("command"),
                root.text("version"),
                root.flag("complete").orElse(false),
                comparisons);
    }

    private static Path inside(Path folder, String name) throws ReportException {
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.startsWith("..")) {
            throw new ReportException(
                    FILE + ": '" + name.replaceAll("\\p{Cntrl}", "?") + "' is no folder in this one; compare again");
        }
        return folder.resolve(name);
    }
}
