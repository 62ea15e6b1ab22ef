package io.swarmbed.reports.metric;

import java.util.Optional;

/**
 * A number of one run.
 *
 * @param group a group's name, or {@code all}
 * @param across how the metric's values were summed up; empty when it has one value
 * @param value in the metric's unit
 */
public record Measurement(String group, Metric metric, Optional<Across> across, double value) {}
