package io.swarmbed.reports.comparison;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.CsvRow;
import io.swarmbed.reports.table.CsvTable;
import io.swarmbed.reports.table.JsonObject;
import io.swarmbed.reports.table.ReportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code compare.json} and {@code runs.csv}. */
final class ComparisonReader {
    private static final String RUNS = "runs.csv";
    private static final List<String> COLUMNS = List.of("run", "group", "metric", "across", "value");

    private final Map<String, Metric> metrics = new HashMap<>();
    private final Map<String, Across> ways = new HashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Map<ComparisonFolder.Key, Double> values = new HashMap<>();

    private ComparisonReader() {
        Metric.all().forEach(metric -> metrics.put(metric.word(), metric));
        for (Across across : Across.values()) {
            ways.put(across.word(), across);
        }
    }

    static ComparisonFolder read(Path folder) throws ReportException {
        return new ComparisonReader().folder(folder);
    }

    private ComparisonFolder folder(Path folder) throws ReportException {
        if (!Files.isDirectory(folder)) {
            throw new ReportException(folder + ": not a folder; name one that 'compare' has written");
        }
        if (!ComparisonFolder.isOne(folder) && Files.exists(folder.resolve("run.json"))) {
            throw new ReportException(folder + ": is the folder of one run; name one that 'compare' has written");
        }
        JsonObject root = JsonObject.read(folder, ComparisonFolder.FILE, "'compare'");
        schema(root);
        Design design = design(root);
        List<ComparedRun> runs = runs(root, design);
        numbers(folder);
        List<String> ordered = new ArrayList<>(groups);
        if (ordered.remove(GroupStatistics.ALL)) {
            ordered.add(GroupStatistics.ALL);
        }
        return new ComparisonFolder(folder, info(root), design, runs, ordered, values, verdicts(root));
    }

    static void schema(JsonObject root) throws ReportException {
        long schema = root.whole("schema").orElse(0);
        if (schema != ComparisonFolder.SCHEMA) {
            throw new ReportException(root.file() + ": schema " + schema + ", but this version reads schema "
                    + ComparisonFolder.SCHEMA + "; use the version that made the comparison, or compare again");
        }
    }

    private ComparisonInfo info(JsonObject root) throws ReportException {
        return new ComparisonInfo(
                root.text("name"),
                root.text("description"),
                root.text("paper"),
                root.text("scenario"),
                root.text("command"),
                root.text("version"),
                root.flag("complete").orElse(false),
                metrics.getOrDefault(root.text("lead"), Metric.COMPLETION_TIME));
    }

    private static Design design(JsonObject root) throws ReportException {
        List<Axis> axes = new ArrayList<>();
        JsonObject vary = root.child("vary");
        for (String path : vary.keys()) {
            axes.add(new Axis(path, vary.texts(path)));
        }
        SettingNames names = new SettingNames(axes);
        List<Variant> variants = new ArrayList<>();
        for (JsonObject settings : root.children("variants")) {
            Map<String, String> each = settings(settings);
            variants.add(new Variant(each, names.of(each, root.text("name"))));
        }
        if (variants.isEmpty()) {
            throw new ReportException(root.file() + ": there are no variants; compare again");
        }
        Map<String, String> reference = settings(root.child("reference"));
        Variant first = variants.stream()
                .filter(variant -> variant.has(reference))
                .findFirst()
                .orElseThrow(() -> new ReportException(root.file() + ": the reference is no variant; compare again"));
        return new Design(axes, root.text("combine").equals("paired"), variants, first, root.wholes("seeds"));
    }

    private static Map<String, String> settings(JsonObject object) throws ReportException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String path : object.keys()) {
            settings.put(path, object.text(path));
        }
        return settings;
    }

    private static List<ComparedRun> runs(JsonObject root, Design design) throws ReportException {
        Map<Map<String, String>, Variant> variants = new HashMap<>();
        design.variants().forEach(variant -> variants.put(variant.settings(), variant));
        List<ComparedRun> runs = new ArrayList<>();
        for (JsonObject run : root.children("runs")) {
            Variant variant = Optional.ofNullable(variants.get(settings(run.child("variant"))))
                    .orElseThrow(() -> new ReportException(
                            root.file() + ": " + run.path() + "variant is not among the variants; compare again"));
            runs.add(new ComparedRun(
                    run.text("run"),
                    variant,
                    run.whole("seed").orElse(0),
                    run.text("world"),
                    run.flag("counts").orElse(false),
                    run.text("fault"),
                    run.flag("trustworthy").orElse(false),
                    (int) run.whole("repeats").orElse(0),
                    run.text("digest")));
        }
        return runs;
    }

    private void numbers(Path folder) throws ReportException {
        if (!Files.exists(folder.resolve(RUNS))) {
            throw new ReportException(folder + ": there is no " + RUNS + "; go on with 'compare --resume'");
        }
        new CsvTable(folder).read(RUNS, COLUMNS, this::number);
    }

    /** Metrics of later versions are left out. */
    private void number(CsvRow row) throws ReportException {
        Metric metric = metrics.get(row.text(2));
        Optional<Across> across = Optional.ofNullable(ways.get(row.text(3)));
        groups.add(row.text(1));
        if (metric != null && (across.isPresent() || row.text(3).isEmpty())) {
            values.put(new ComparisonFolder.Key(row.text(0), row.text(1), metric, across), row.signed(4));
        }
    }

    private static List<Verdict> verdicts(JsonObject root) throws ReportException {
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonObject verdict : root.children("expectations")) {
            verdicts.add(new Verdict(
                    status(verdict.text("verdict")),
                    verdict.text("claim"),
                    verdict.text("published"),
                    verdict.text("what"),
                    verdict.text("where"),
                    verdict.text("expected"),
                    verdict.text("measured"),
                    verdict.numbers("values"),
                    (int) verdict.whole("seeds").orElse(0),
                    verdict.text("note")));
        }
        return verdicts;
    }

    private static Verdict.Status status(String word) {
        for (Verdict.Status status : Verdict.Status.values()) {
            if (status.word().equals(word.toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        return Verdict.Status.NOT_JUDGED;
    }
}
