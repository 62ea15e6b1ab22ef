package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.RunInfo;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The look of every chart, on a light ground or a dark one: one typeface, faint grid, title and subtitle at the left. */
public enum Theme {
    LIGHT,
    DARK;

    static final int WIDTH = 800;
    static final int HEIGHT = 500;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LINE = 110;

    /** The name as it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Color of(Tone tone) {
        return tone.on(this);
    }

    Color translucent(Tone tone, int alpha) {
        Color colour = of(tone);
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** Dresses a plot as a chart, with a banner when the run cannot be trusted. */
    JFreeChart chart(RunInfo run, String title, String remark, Plot plot) {
        JFreeChart chart = chart(title, subtitle(run, remark), plot);
        if (!run.outcome().trustworthy()) {
            TextTitle banner = line(distrust(run), Fonts.bold(12), of(Tone.ON_DARK));
            banner.setBackgroundPaint(of(Tone.BANNER));
            banner.setPadding(4, 6, 4, 6);
            banner.setMargin(4, 0, 2, 0);
            banner.setExpandToFitSpace(true);
            chart.addSubtitle(banner);
        }
        return chart;
    }

    /** Dresses a plot as a chart with a title and a fainter line below it. */
    JFreeChart chart(String title, String subtitle, Plot plot) {
        plot.setBackgroundPaint(of(Tone.PAPER));
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(6, 0, 0, 0));
        JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(of(Tone.PAPER));
        chart.setPadding(new RectangleInsets(12, 14, 10, 16));
        chart.addSubtitle(line(title, Fonts.title(), of(Tone.INK)));
        chart.addSubtitle(line(subtitle, Fonts.subtitle(), of(Tone.FAINT_INK)));
        return chart;
    }

    void legend(JFreeChart chart, Legend legend, RectangleEdge edge) {
        LegendTitle title = new LegendTitle(legend);
        title.setPosition(edge);
        title.setItemFont(Fonts.tick());
        title.setItemPaint(of(Tone.INK));
        title.setFrame(BlockBorder.NONE);
        title.setBackgroundPaint(of(Tone.PAPER));
        title.setHorizontalAlignment(HorizontalAlignment.CENTER);
        title.setItemLabelPadding(new RectangleInsets(2, 4, 2, 12));
        chart.addSubtitle(title);
    }

    NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        dress(axis);
        axis.setTickLabelInsets(new RectangleInsets(8, 4, 8, 4));
        return axis;
    }

    /** From 0 in whole numbers, for things that are counted. */
    NumberAxis countAxis(String label, double to) {
        NumberAxis axis = axis(label, 0, to);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        return axis;
    }

    /** From 0 to a little more than 100 per cent, so that a line at 100 is whole. */
    NumberAxis percentAxis(String label) {
        NumberAxis axis = axis(label, 0, 102);
        axis.setTickUnit(new NumberTickUnit(20));
        return axis;
    }

    /** Time on the horizontal axis, with labels well apart. */
    NumberAxis timeAxis(String label, Magnitude unit, double fromSeconds, double toSeconds) {
        NumberAxis axis = axis(label + " (" + unit.unit() + ")", fromSeconds / unit.size(), toSeconds / unit.size());
        axis.setTickLabelInsets(new RectangleInsets(2, 14, 2, 14));
        return axis;
    }

    NumberAxis axis(String label, double from, double to) {
        NumberAxis axis = axis(label);
        axis.setRange(from, to > from ? to : from + 1);
        return axis;
    }

    void dress(Axis axis) {
        axis.setLabelFont(Fonts.label());
        axis.setLabelPaint(of(Tone.INK));
        axis.setTickLabelFont(Fonts.tick());
        axis.setTickLabelPaint(of(Tone.INK));
        axis.setAxisLinePaint(of(Tone.AXIS));
        axis.setTickMarkPaint(of(Tone.AXIS));
        axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
    }

    /** Adds the grid and puts the axes where readers look for them. */
    XYPlot dress(XYPlot plot) {
        plot.setBackgroundPaint(of(Tone.PAPER));
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(of(Tone.GRID));
        plot.setRangeGridlineStroke(Palette.stroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return plot;
    }

    private static TextTitle line(String text, Font font, Color colour) {
        TextTitle title = new TextTitle(text, font);
        title.setPaint(colour);
        title.setPosition(RectangleEdge.TOP);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setMaximumLinesToDisplay(2);
        title.setPadding(0, 0, 2, 0);
        return title;
    }

    private static String subtitle(RunInfo run, String remark) {
        String name = run.name().isEmpty() ? "unnamed scenario" : Labels.cut(run.name(), LONGEST_NAME);
        String world = run.world().isEmpty() ? "world not recorded" : Labels.cut(run.world(), LONGEST_NAME) + " world";
        String seed = run.seed().isPresent() ? "seed " + run.seed().getAsLong() : "no seed recorded";
        String all = String.join("  ·  ", name, world, seed);
        return remark.isEmpty() ? all : all + "  ·  " + remark;
    }

    private static String distrust(RunInfo run) {
        List<String> warnings = run.outcome().warnings();
        String why = warnings.isEmpty() ? "the machine could not keep up" : warnings.get(0);
        return Labels.cut("NOT TRUSTWORTHY: " + why, LONGEST_LINE);
    }
}
