/**
 * Charts of a run and of a comparison, drawn with JFreeChart without a display. One class per chart; the look is in
 * {@link io.swarmbed.reports.chart.Theme} alone. Start at {@link io.swarmbed.reports.chart.Charts} and
 * {@link io.swarmbed.reports.chart.ComparisonCharts}. Imports {@code comparison}, {@code metric}, {@code stats} and
 * {@code table}.
 */
@NullMarked
package io.swarmbed.reports.chart;

import org.jspecify.annotations.NullMarked;
