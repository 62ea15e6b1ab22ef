package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.PairedRatios;
import io.swarmbed.simulator.scenario.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Each variant and group in a few numbers. */
final class Summary {
    private final Results results;

    private Summary(Results results) {
        this.results = results;
    }

    /**
     * Numbers of a group in the runs of one variant, means over the seeds.
     *
     * @param runs how many runs count
     * @param ratio of the median completion times to those of the first variant, paired by seed; empty for the first
     *     variant itself
     * @param efficiency of the whole swarm, in the last row of a variant alone
     */
    record Row(
            Map<String, String> settings,
            String group,
            int runs,
            OptionalDouble meanCompletion,
            OptionalDouble medianCompletion,
            Optional<PairedRatios> ratio,
            OptionalDouble uplinkUtilisation,
            OptionalDouble efficiency) {}

    /** The groups that download, and all when there are several. */
    static List<Row> rows(Results results) {
        return new Summary(results).rows();
    }

    private List<Row> rows() {
        List<Map<String, String>> variants = Experiment.combinations(results.axes());
        List<String> groups = downloading(variants);
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> settings : variants) {
            for (String group : groups) {
                rows.add(row(settings, group, variants.get(0), group.equals(groups.get(groups.size() - 1))));
            }
        }
        return rows;
    }

    private List<String> downloading(List<Map<String, String>> variants) {
        List<String> groups = new ArrayList<>();
        for (String group : results.groups()) {
            boolean any = variants.stream()
                    .anyMatch(settings -> mean(settings, Metric.COMPLETED, group, Optional.empty())
                            .isPresent());
            if (any && !group.equals(Operand.ALL)) {
                groups.add(group);
            }
        }
        if (groups.size() != 1) {
            groups.add(Operand.ALL);
        }
        return groups;
    }

    private Row row(Map<String, String> settings, String group, Map<String, String> first, boolean last) {
        int runs = (int) results.seeds().stream()
                .filter(seed -> results.run(settings, seed).isPresent())
                .count();
        return new Row(
                settings,
                group,
                runs,
                mean(settings, Metric.COMPLETION_TIME, group, Optional.of(Across.MEAN)),
                mean(settings, Metric.COMPLETION_TIME, group, Optional.of(Across.MEDIAN)),
                settings.equals(first) ? Optional.empty() : ratio(settings, group, first),
                mean(settings, Metric.UPLINK_UTILISATION, group, Optional.empty()),
                last ? mean(settings, Metric.EFFICIENCY, Operand.ALL, Optional.empty()) : OptionalDouble.empty());
    }

    private Optional<PairedRatios> ratio(Map<String, String> settings, String group, Map<String, String> first) {
        List<Double> ratios = new ArrayList<>();
        for (long seed : results.seeds()) {
            OptionalDouble own = value(settings, seed, Metric.COMPLETION_TIME, group, Optional.of(Across.MEDIAN));
            OptionalDouble other = value(first, seed, Metric.COMPLETION_TIME, group, Optional.of(Across.MEDIAN));
            if (own.isPresent() && other.orElse(0) > 0) {
                ratios.add(own.getAsDouble() / other.getAsDouble());
            }
        }
        return PairedRatios.of(ratios);
    }

    private OptionalDouble mean(Map<String, String> settings, Metric metric, String group, Optional<Across> across) {
        DoubleStream values =
                results.seeds().stream().flatMapToDouble(seed -> value(settings, seed, metric, group, across).stream());
        return Distribution.of(values).mean();
    }

    private OptionalDouble value(
            Map<String, String> settings, long seed, Metric metric, String group, Optional<Across> across) {
        return results.run(settings, seed)
                .map(run -> run.value(metric, group, across))
                .orElse(OptionalDouble.empty());
    }
}
