/**
 * Words and tables: the page of a run, and the same facts for a terminal. Start at
 * {@link io.swarmbed.reports.html.ReportPage}. Imports {@code chart}, {@code stats} and {@code table}.
 */
@NullMarked
package io.swarmbed.reports.html;

import org.jspecify.annotations.NullMarked;
