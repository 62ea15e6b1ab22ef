package io.swarmbed.simulator.scenario;

import java.util.List;

/**
 * What {@code swarmbed compare} runs: every combination of the axes' values, each with every seed.
 *
 * @param axes in the order of the file; the last one varies fastest
 */
public record Comparison(List<Axis> axes, Seeds seeds) {
    public Comparison {
        axes = List.copyOf(axes);
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

    /** The same with other axes. */
    public Comparison withAxes(List<Axis> newAxes) {
        return new Comparison(newAxes, seeds);
    }

    /** The same with other seeds. */
    public Comparison withSeeds(Seeds newSeeds) {
        return new Comparison(axes, newSeeds);
    }
}
