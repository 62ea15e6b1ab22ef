package io.swarmbed.reports.comparison;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.reports.table.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The folder of a comparison: what was compared, the numbers of every run, and what became of the expectations. Runs that
 * fell short are named by {@link #leftOut} and stand in nothing else. Immutable; the folders of runs are read when asked for.
 */
public final class ComparisonFolder {
    /** The file that makes a folder one of a comparison. */
    public static final String FILE = "compare.json";

    /** The form of {@link #FILE} that this version writes and reads. */
    public static final int SCHEMA = 2;

    private final Path path;
    private final ComparisonInfo info;
    private final Design design;
    private final List<ComparedRun> runs;
    private final Map<Place, ComparedRun> counting;
    private final List<String> groups;
    private final Map<Key, Double> values;
    private final List<Verdict> verdicts;

    ComparisonFolder(
            Path path,
            ComparisonInfo info,
            Design design,
            List<ComparedRun> runs,
            List<String> groups,
            Map<Key, Double> values,
            List<Verdict> verdicts) {
        this.path = path;
        this.info = info;
        this.design = design;
        this.runs = List.copyOf(runs);
        this.counting = runs.stream()
                .filter(ComparedRun::counts)
                .collect(Collectors.toUnmodifiableMap(
                        run -> new Place(run.variant().settings(), run.seed()), run -> run, (one, again) -> one));
        this.groups = List.copyOf(groups);
        this.values = Map.copyOf(values);
        this.verdicts = List.copyOf(verdicts);
    }

    /** By what a number is found. */
    record Key(String run, String group, Metric metric, Optional<Across> across) {}

    private record Place(Map<String, String> settings, long seed) {}

    /** Reads a folder. @throws ReportException when it is none of a comparison, or of another schema, or damaged */
    public static ComparisonFolder read(Path folder) throws ReportException {
        return ComparisonReader.read(folder);
    }

    /** Whether a comparison was left here. */
    public static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** What it says of itself. */
    public ComparisonInfo info() {
        return info;
    }

    /** Variants, seeds, and what is compared with what. */
    public Design design() {
        return design;
    }

    /** What was varied; nothing when there is one variant. */
    public List<Axis> axes() {
        return design.axes();
    }

    /** In the order of the axes' values, the last axis varying fastest; at least one. */
    public List<Variant> variants() {
        return design.variants();
    }

    /** The variant that others are compared with. */
    public Variant reference() {
        return design.reference();
    }

    /** Every variant was to run with each of these, which is what pairs runs. */
    public List<Long> seeds() {
        return design.seeds();
    }

    /** The groups that any run has, in the scenario's order, then {@code all}. */
    public List<String> groups() {
        return groups;
    }

    /** The groups that download: those of which some run tells how many completed, and {@code all} if there are several. */
    public List<String> downloadingGroups() {
        List<String> downloading = groups.stream()
                .filter(group -> !group.equals(GroupStatistics.ALL) && has(group, Metric.COMPLETED))
                .toList();
        return downloading.size() == 1
                ? downloading
                : groups.stream()
                        .filter(group -> downloading.contains(group) || group.equals(GroupStatistics.ALL))
                        .toList();
    }

    /** All runs, those that fell short included. */
    public List<ComparedRun> runs() {
        return runs;
    }

    /** The runs that fell short. */
    public List<ComparedRun> leftOut() {
        return runs.stream().filter(run -> !run.counts()).toList();
    }

    /** The run of a variant with a seed, when it counts. */
    public Optional<ComparedRun> run(Variant variant, long seed) {
        return Optional.ofNullable(counting.get(new Place(variant.settings(), seed)));
    }

    /**
     * A number of a run that counts, in the metric's unit.
     *
     * @param group a group's name, or {@code all}
     * @param across how the values of peers became one; the metric's own way when empty
     */
    public OptionalDouble value(Variant variant, long seed, String group, Metric metric, Optional<Across> across) {
        Optional<Across> how = metric.across().isEmpty() ? Optional.empty() : across.or(metric::across);
        Double value = run(variant, seed)
                .map(run -> values.get(new Key(run.name(), group, metric, how)))
                .orElse(null);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The numbers of a variant, one for each seed that gave one, in the order of seeds. */
    public List<Double> values(Variant variant, String group, Metric metric, Optional<Across> across) {
        List<Double> found = new ArrayList<>();
        for (long seed : seeds()) {
            value(variant, seed, group, metric, across).ifPresent(found::add);
        }
        return found;
    }

    /** Whether any run has this number. */
    public boolean has(String group, Metric metric) {
        return variants().stream()
                .anyMatch(variant ->
                        !values(variant, group, metric, Optional.empty()).isEmpty());
    }

    /** The folder of a run. */
    public Path folder(ComparedRun run) {
        return path.resolve("runs").resolve(run.name());
    }

    /** Reads the folder of a run, anew on each call. */
    public RunFolder read(ComparedRun run) throws ReportException {
        return RunFolder.read(folder(run));
    }

    /** What became of the scenario's expectations, in its order; none while the comparison is not complete. */
    public List<Verdict> verdicts() {
        return verdicts;
    }
}
