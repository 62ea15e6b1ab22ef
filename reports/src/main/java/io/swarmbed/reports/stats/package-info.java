/**
 * Statistics of one run and of several seeds, each with its formula and source. Start at
 * {@link io.swarmbed.reports.stats.GroupStatistics}. Imports {@code table}.
 */
@NullMarked
package io.swarmbed.reports.stats;

import org.jspecify.annotations.NullMarked;
