package io.swarmbed.reports.comparison;

import io.swarmbed.reports.metric.Metric;

/**
 * What a comparison says of itself. What its file leaves out is an empty text.
 *
 * @param description the author's words
 * @param paper what the scenario reproduces, as one would cite it
 * @param scenario the name of its file
 * @param version of the program
 * @param complete whether every run was done
 * @param lead the metric that summaries begin with
 */
public record ComparisonInfo(
        String name,
        String description,
        String paper,
        String scenario,
        String command,
        String version,
        boolean complete,
        Metric lead) {}
