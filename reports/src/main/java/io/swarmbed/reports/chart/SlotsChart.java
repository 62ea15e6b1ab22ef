package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.Samples;
import io.swarmbed.reports.table.Series;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYAreaRenderer2;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.CategoryTableXYDataset;

/** Upload slots in use over time, by kind, stacked. */
final class SlotsChart {
    private static final String SLUG = "slots";
    private static final String HEADING = "Upload slots in use";

    /** A kind of unchoke, with a fill whose lightness differs from the others'. */
    private record Kind(String name, String metric, Tone fill) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("regular", "slots_regular", Tone.BLUE),
            new Kind("optimistic", "slots_optimistic", Tone.ORANGE),
            new Kind("seed", "slots_seed", Tone.PALE));

    private SlotsChart() {}

    static Figure make(RunFolder run, Theme theme) {
        Magnitude time = Magnitude.time(run.duration());
        CategoryTableXYDataset dataset = new CategoryTableXYDataset();
        double top = 0;
        double[] sum = new double[0];
        for (Kind kind : KINDS) {
            Series series = run.samples().of(Samples.ALL, kind.metric());
            sum = sum.length == 0 ? new double[series.size()] : sum;
            for (int i = 0; i < series.size(); i++) {
                dataset.add(series.times()[i] / time.size(), series.values()[i], kind.name());
                if (i < sum.length) {
                    sum[i] += series.values()[i];
                    top = Math.max(top, sum[i]);
                }
            }
        }
        if (top == 0) {
            return new Figure.Absent(SLUG, HEADING, "No slot was in use in any sample of this run.");
        }
        StackedXYAreaRenderer2 renderer = new StackedXYAreaRenderer2();
        Legend legend = new Legend(theme);
        for (int i = 0; i < KINDS.size(); i++) {
            renderer.setSeriesPaint(i, theme.of(KINDS.get(i).fill()));
            legend.patch(KINDS.get(i).name(), theme.of(KINDS.get(i).fill()));
        }
        NumberAxis domain = theme.timeAxis("time since the start of the run", time, 0, run.duration());
        NumberAxis range = theme.countAxis("slots in use, all peers", top * 1.05);
        XYPlot plot = theme.dress(new XYPlot(dataset, domain, range, renderer));
        new FaultMarks(run, theme, time).shade(plot, true);
        OptionalDouble mean = Arrays.stream(sum).average();
        JFreeChart chart = theme.chart(
                run.info(),
                "Upload slots in use over time: " + Numbers.plain(mean.orElse(0)) + " on average, " + Numbers.plain(top)
                        + " at most",
                "",
                plot);
        theme.legend(chart, legend, RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "How many peers are unchoked at a time, summed over all who unchoke: regular slots are earned by"
                        + " uploading, optimistic ones are given on trial, seed slots are those that complete peers"
                        + " give." + FaultMarks.caption(run, "Shaded"),
                chart,
                Theme.WIDTH,
                Theme.HEIGHT);
    }
}
