/**
 * Words and tables: the pages of a run and of comparisons, and the same facts for a terminal. Start at
 * {@link io.swarmbed.reports.html.ReportPage} and {@link io.swarmbed.reports.html.ComparisonPage}. Imports {@code chart},
 * {@code comparison}, {@code metric}, {@code stats} and {@code table}.
 */
@NullMarked
package io.swarmbed.reports.html;

import org.jspecify.annotations.NullMarked;
