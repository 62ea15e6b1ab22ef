package io.swarmbed.reports.metric;

import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.GroupStatistics;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.RunInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/** Every metric of one run, for each group and for all. Immutable. */
public final class Measurements {
    private final RunInfo info;
    private final List<String> groups;
    private final Map<Key, Summary> values;

    private Measurements(RunInfo info, List<String> groups, Map<Key, Summary> values) {
        this.info = info;
        this.groups = groups;
        this.values = values;
    }

    /** Reads a run folder. @throws ReportException when it cannot be read */
    public static Measurements read(Path folder) throws ReportException {
        return of(RunFolder.read(folder));
    }

    static Measurements of(RunFolder folder) {
        MeasuredRun run = new MeasuredRun(folder);
        List<String> groups = new ArrayList<>(folder.groupNames());
        groups.add(GroupStatistics.ALL);
        Map<Key, Summary> values = new LinkedHashMap<>();
        for (String group : groups) {
            for (Metric metric : Metric.all()) {
                if (!metric.ofSwarm() || group.equals(GroupStatistics.ALL)) {
                    values.put(new Key(metric, group), Summary.of(metric, metric.values(run, group)));
                }
            }
        }
        return new Measurements(folder.info(), List.copyOf(groups), values);
    }

    /** What the run says of itself. */
    public RunInfo info() {
        return info;
    }

    /** The seed of the run. */
    public OptionalLong seed() {
        return info.seed();
    }

    /** The groups in the scenario's order, then {@code all}. */
    public List<String> groups() {
        return groups;
    }

    /** The metric's value for each peer of the group, when it is one of peers. */
    public Distribution values(Metric metric, String group) {
        return summary(metric, group).ofPeers();
    }

    /**
     * The metric in the group, summed up this way, or in the metric's own way when none is given. Empty when the run has
     * no such value.
     */
    public OptionalDouble value(Metric metric, String group, Optional<Across> across) {
        Double value =
                summary(metric, group).across().get(across.or(metric::across).orElse(Across.MAX));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** All there is, in rows. */
    public List<Measurement> rows() {
        List<Measurement> rows = new ArrayList<>();
        values.forEach((key, summary) -> summary.across().forEach((across, value) -> {
            Optional<Across> how = key.metric().across().isPresent() ? Optional.of(across) : Optional.empty();
            rows.add(new Measurement(key.group(), key.metric(), how, value));
        }));
        return rows;
    }

    private Summary summary(Metric metric, String group) {
        return values.getOrDefault(new Key(metric, group), Summary.NONE);
    }

    private record Key(Metric metric, String group) {}

    /** Values of pairs grow with the square of the peers, so only what sums them up is kept. */
    private record Summary(Map<Across, Double> across, Distribution ofPeers) {
        static final Summary NONE = new Summary(Map.of(), Distribution.of(DoubleStream.empty()));

        static Summary of(Metric metric, Distribution values) {
            Map<Across, Double> across = new EnumMap<>(Across.class);
            if (metric.across().isEmpty()) {
                values.max().ifPresent(value -> across.put(Across.MAX, value));
            } else {
                for (Across how : Across.values()) {
                    how.of(values).ifPresent(value -> across.put(how, value));
                }
            }
            return new Summary(across, metric.ofPeers() ? values : NONE.ofPeers());
        }
    }
}
