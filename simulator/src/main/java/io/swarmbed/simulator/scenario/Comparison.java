package io.swarmbed.simulator.scenario;

import io.swarmbed.reports.metric.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code swarmbed compare} runs: the variants, each with every seed.
 *
 * @param axes in the order of the file; with {@link Combine#PAIRED} their lists are of one length
 * @param combine how values of several axes make variants
 * @param reference settings of the variant that others are compared with; the first value of each axis not named
 * @param lead the metric that the summary begins with
 */
public record Comparison(List<Axis> axes, Combine combine, Seeds seeds, Map<String, String> reference, Metric lead) {
    /** One variant: the scenario itself. */
    public static final Comparison NONE =
            new Comparison(List.of(), Combine.ALL, Seeds.DEFAULT, Map.of(), Metric.COMPLETION_TIME);

    public Comparison {
        axes = List.copyOf(axes);
        reference = Collections.unmodifiableMap(new LinkedHashMap<>(reference));
    }

    /**
     * One thing that is varied.
     *
     * @param path a key of the scenario as it is named in overrides, such as {@code home.picker} or {@code world}
     * @param values as they would be written on the command line, in one form for each meaning; at least one
     */
    public record Axis(String path, List<String> values) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /** How the values of several axes make variants. */
    public enum Combine implements Word {
        /** Every combination. */
        ALL,
        /** The first value of each, the second of each, and so on. */
        PAIRED
    }

    /** Whether axes are walked side by side. */
    public boolean paired() {
        return combine == Combine.PAIRED;
    }

    /** How many variants there are. */
    public long variantCount() {
        if (paired()) {
            return axes.isEmpty() ? 1 : axes.get(0).values().size();
        }
        long count = 1;
        for (Axis axis : axes) {
            count = Math.min(Long.MAX_VALUE / Integer.MAX_VALUE, count)
                    * axis.values().size();
        }
        return count;
    }

    /** The settings of each variant, by the paths of the axes; of all combinations the last axis varies fastest. */
    public List<Map<String, String>> variants() {
        return paired() ? sideBySide() : combinations(axes);
    }

    private List<Map<String, String>> sideBySide() {
        List<Map<String, String>> variants = new ArrayList<>();
        for (int i = 0; i < variantCount(); i++) {
            Map<String, String> settings = new LinkedHashMap<>();
            for (Axis axis : axes) {
                settings.put(axis.path(), axis.values().get(i));
            }
            variants.add(settings);
        }
        return variants;
    }

    /** Every way of choosing one value of each axis. */
    public static List<Map<String, String>> combinations(List<Axis> axes) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Axis axis : axes) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> start : combinations) {
                for (String value : axis.values()) {
                    Map<String, String> settings = new LinkedHashMap<>(start);
                    settings.put(axis.path(), value);
                    longer.add(settings);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** The same with other axes, the first values being the reference. */
    public Comparison withAxes(List<Axis> newAxes, Combine newCombine) {
        return new Comparison(newAxes, newCombine, seeds, Map.of(), lead);
    }

    /** The same with other seeds. */
    public Comparison withSeeds(Seeds newSeeds) {
        return new Comparison(axes, combine, newSeeds, reference, lead);
    }

    /** The same with another reference. */
    public Comparison withReference(Map<String, String> newReference) {
        return new Comparison(axes, combine, seeds, newReference, lead);
    }

    /** The same, the summary beginning with another metric. */
    public Comparison withLead(Metric newLead) {
        return new Comparison(axes, combine, seeds, reference, newLead);
    }
}
