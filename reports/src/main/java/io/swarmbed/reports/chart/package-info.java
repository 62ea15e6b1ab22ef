/**
 * Charts of a run, drawn with JFreeChart without a display. One class per chart; the look is in
 * {@link io.swarmbed.reports.chart.Theme} alone. Start at {@link io.swarmbed.reports.chart.Charts}. Imports
 * {@code stats} and {@code table}.
 */
@NullMarked
package io.swarmbed.reports.chart;

import org.jspecify.annotations.NullMarked;
