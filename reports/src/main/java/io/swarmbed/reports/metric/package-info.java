/**
 * The measures of a run with their published definitions, computed from its folder alone. Start at
 * {@link io.swarmbed.reports.metric.Metric}, which defines them, and {@link io.swarmbed.reports.metric.Measurements},
 * which holds those of one run. Imports {@code table} and {@code stats}.
 */
@NullMarked
package io.swarmbed.reports.metric;

import org.jspecify.annotations.NullMarked;
