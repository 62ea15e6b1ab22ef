package io.swarmbed.reports.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.PlotOrientation;

/** Panels side by side in which each variant has a row of its own, named at the left. */
final class Rows {
    private static final int ROW_HEIGHT = 34;
    private static final int FRAME = 130;

    private final Theme theme;
    private final List<String> names;
    private final List<RowPanel> panels = new ArrayList<>();

    Rows(Theme theme, List<String> names) {
        this.theme = theme;
        this.names = List.copyOf(names);
    }

    /** A further panel at the right, with its own horizontal axis. */
    RowPanel panel(String label) {
        RowPanel panel = new RowPanel(theme, label, names.size());
        panels.add(panel);
        return panel;
    }

    /** Lets all panels have the widest of their axes, for numbers that are to be compared across them. */
    void oneScale() {
        panels.forEach(panel -> panels.forEach(panel::seeAllOf));
    }

    boolean isEmpty() {
        return panels.isEmpty();
    }

    CombinedRangeXYPlot plot() {
        List<PlacesAxis.Place> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            places.add(new PlacesAxis.Place(i + 0.5, names.get(i)));
        }
        PlacesAxis axis = new PlacesAxis(theme, "", places, names.size());
        axis.setInverted(true);
        CombinedRangeXYPlot plot = new CombinedRangeXYPlot(axis);
        plot.setGap(22);
        plot.setOrientation(PlotOrientation.VERTICAL);
        panels.forEach(panel -> plot.add(panel.plot()));
        return plot;
    }

    /** Logical pixels of a chart that holds them. */
    int height() {
        return FRAME + ROW_HEIGHT * Math.max(2, names.size());
    }
}
