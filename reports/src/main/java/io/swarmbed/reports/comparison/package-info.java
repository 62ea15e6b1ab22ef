/**
 * Comparisons: the runs of every variant of a scenario with every seed, read from their folder, and what can be said of
 * them. Start at {@link io.swarmbed.reports.comparison.ComparisonFolder}. Imports {@code table}, {@code metric} and
 * {@code stats}.
 */
@NullMarked
package io.swarmbed.reports.comparison;

import org.jspecify.annotations.NullMarked;
