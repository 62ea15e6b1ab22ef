package io.swarmbed.reports.html;

import io.swarmbed.reports.chart.Figure;
import java.util.Optional;

/**
 * A chart as the page shows it.
 *
 * @param figure in the light theme
 * @param svg the drawing as an element; empty exactly when the figure is absent
 */
public record Exhibit(Figure figure, Optional<String> svg) {}
