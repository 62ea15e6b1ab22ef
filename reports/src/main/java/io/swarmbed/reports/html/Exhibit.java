package io.swarmbed.reports.html;

import io.swarmbed.reports.chart.Figure;
import java.util.Optional;

/**
 * A chart as the page shows it.
 *
 * @param png empty exactly when the figure is absent
 */
public record Exhibit(Figure figure, Optional<byte[]> png) {}
