package io.swarmbed.reports.comparison;

import java.util.List;

/**
 * One thing that was varied.
 *
 * @param path a key of the scenario, such as {@code home.picker}, or {@code world}
 * @param values those it had, in order
 */
public record Axis(String path, List<String> values) {
    public Axis {
        values = List.copyOf(values);
    }
}
