package io.swarmbed.simulator.scenario;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number that every run of some variants has.
 *
 * @param group a group's name, or {@code all}
 * @param across how the metric's values in a run are summed up; empty for the metric's own way, and for a metric that has
 *     one value
 * @param variant the values of an axis to which this is limited, by the axis's path; all where it is not named
 */
public record Operand(Metric metric, String group, Optional<Across> across, Map<String, List<String>> variant) {
    /** The whole swarm in place of a group. */
    public static final String ALL = "all";

    public Operand {
        variant = Collections.unmodifiableMap(new LinkedHashMap<>(variant));
    }

    /** Those of these variants to which it is limited. */
    public List<Map<String, String>> among(List<Map<String, String>> variants) {
        return variants.stream()
                .filter(settings -> variant.entrySet().stream()
                        .allMatch(axis -> axis.getValue().contains(settings.getOrDefault(axis.getKey(), ""))))
                .toList();
    }
}
