/**
 * Charts, statistics and a page from the folder of a run or of a comparison alone, so that any can be reported again.
 * Start at {@link io.swarmbed.reports.RunReport}, {@link io.swarmbed.reports.ComparisonReport} and
 * {@link io.swarmbed.reports.RunSummary}. Imports its own sub-packages and no
 * other module.
 */
@NullMarked
package io.swarmbed.reports;

import org.jspecify.annotations.NullMarked;
