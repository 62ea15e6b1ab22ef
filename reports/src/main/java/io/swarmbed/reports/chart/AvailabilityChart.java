package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.Samples;
import io.swarmbed.reports.table.Series;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDifferenceRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;

/** Copies of the rarest piece, of the mean and of the most common one, over time. */
final class AvailabilityChart {
    private static final String SLUG = "availability";
    private static final String HEADING = "Piece availability";

    private AvailabilityChart() {}

    static Figure make(RunFolder run, Theme theme) {
        Series min = run.samples().of(Samples.ALL, "availability_min");
        Series mean = run.samples().of(Samples.ALL, "availability_mean");
        Series max = run.samples().of(Samples.ALL, "availability_max");
        if (min.size() == 0 || min.size() != max.size() || mean.size() == 0) {
            return new Figure.Absent(SLUG, HEADING, "Availability was not sampled in this run.");
        }
        Magnitude time = Magnitude.time(run.duration());
        double[] x = time.scale(min.times());
        Series present = present(run);
        Lines lines = new Lines(theme);
        Legend legend = new Legend(theme);
        if (present.size() > 0) {
            lines.plain(
                    "present",
                    time.scale(present.times()),
                    present.values(),
                    theme.of(Tone.AXIS),
                    Palette.stroke(1.4f, 1, 3));
            legend.line("peers present", theme.of(Tone.AXIS), Palette.stroke(1.4f, 1, 3));
        }
        lines.plain("max", x, max.values(), theme.of(Tone.SKY), Palette.stroke(1.6f, 7, 3));
        lines.plain("mean", time.scale(mean.times()), mean.values(), theme.of(Tone.BLUE), Palette.stroke(2.4f));
        lines.plain("min", x, min.values(), theme.of(Tone.VERMILLION), Palette.stroke(2, 2, 2));
        legend.line("most common piece", theme.of(Tone.SKY), Palette.stroke(1.6f, 7, 3));
        legend.line("mean of all pieces", theme.of(Tone.BLUE), Palette.stroke(2.4f));
        legend.line("rarest piece", theme.of(Tone.VERMILLION), Palette.stroke(2, 2, 2));
        double top = Math.max(max.max(), present.max());
        NumberAxis domain = theme.timeAxis("time since the start of the run", time, 0, run.duration());
        NumberAxis range = theme.countAxis("copies of a piece among present peers", top * 1.05);
        XYPlot plot = lines.plot(domain, range);
        band(theme, plot, x, min.values(), max.values());
        new FaultMarks(run, theme, time).shade(plot, true);
        JFreeChart chart = theme.chart(run.info(), title(min), "", plot);
        theme.legend(chart, legend, RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "How many present peers, seeds included, hold a piece: the rarest, the mean and the most common one."
                        + " No piece can have more copies than there are peers present. Where the rarest falls to 0,"
                        + " nobody can complete." + FaultMarks.caption(run, "Shaded"),
                chart,
                Theme.WIDTH,
                Theme.HEIGHT);
    }

    private static String title(Series min) {
        double[] values = min.values();
        double least = Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return "Piece availability: the rarest piece has at least " + Numbers.plain(least)
                + (least == 1 ? " copy" : " copies") + ", " + Numbers.plain(values[values.length - 1]) + " at the end";
    }

    /** Leechers and seeds together; empty when either was not sampled at the same times. */
    private static Series present(RunFolder run) {
        Series leechers = run.samples().of(Samples.ALL, "leechers");
        Series seeds = run.samples().of(Samples.ALL, "seeds");
        if (leechers.size() != seeds.size()) {
            return Series.EMPTY;
        }
        double[] sum = new double[seeds.size()];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = leechers.values()[i] + seeds.values()[i];
        }
        return new Series(leechers.times(), sum);
    }

    private static void band(Theme theme, XYPlot plot, double[] x, double[] low, double[] high) {
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("high", new double[][] {x, high});
        dataset.addSeries("low", new double[][] {x, low});
        XYDifferenceRenderer renderer =
                new XYDifferenceRenderer(theme.translucent(Tone.SKY, 55), theme.translucent(Tone.SKY, 55), false);
        renderer.setSeriesPaint(0, theme.translucent(Tone.SKY, 0));
        renderer.setSeriesPaint(1, theme.translucent(Tone.SKY, 0));
        plot.setDataset(1, dataset);
        plot.setRenderer(1, renderer);
    }
}
