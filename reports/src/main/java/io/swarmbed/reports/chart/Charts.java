package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.RunFolder;
import java.util.List;

/** The charts of a run, in the order of the report. */
public final class Charts {
    /** Makes one chart. Only reads the run, so that several may work at once. */
    @FunctionalInterface
    public interface Maker {
        Figure make(RunFolder run, Theme theme);
    }

    private Charts() {}

    public static List<Maker> all() {
        return List.of(
                ThroughputChart::make,
                CompletionChart::make,
                ProgressChart::make,
                AvailabilityChart::make,
                CopiesChart::make,
                ChokeMatrixChart::make,
                SlotsChart::make,
                UnchokeShareChart::make);
    }
}
