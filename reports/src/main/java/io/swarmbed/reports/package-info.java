/**
 * Charts, statistics and a page from a run folder alone, so that any run can be reported again. Start at
 * {@link io.swarmbed.reports.RunReport} and {@link io.swarmbed.reports.RunSummary}. Imports its own sub-packages and no
 * other module.
 */
@NullMarked
package io.swarmbed.reports;

import org.jspecify.annotations.NullMarked;
