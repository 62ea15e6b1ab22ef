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

/** The look of every chart: white ground, one typeface, faint grid, title and subtitle at the left. */
final class Theme {
    static final int WIDTH = 800;
    static final int HEIGHT = 500;

    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x1A1A1A);
    static final Color FAINT_INK = new Color(0x555555);
    static final Color GRID = new Color(0xDDDDDD);
    static final Color AXIS = new Color(0x888888);
    static final Color NOTHING = new Color(0xEEEEEE);

    static final Font TITLE = Fonts.bold(17);
    static final Font SUBTITLE = Fonts.plain(12);
    static final Font LABEL = Fonts.plain(13);
    static final Font TICK = Fonts.plain(12);

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LINE = 110;

    private Theme() {}

    /** Dresses a plot as a chart, with a banner when the run cannot be trusted. */
    static JFreeChart chart(RunInfo run, String title, String remark, Plot plot) {
        plot.setBackgroundPaint(PAPER);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(6, 0, 0, 0));
        JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(PAPER);
        chart.setPadding(new RectangleInsets(12, 14, 10, 16));
        chart.addSubtitle(line(title, TITLE, INK));
        chart.addSubtitle(line(subtitle(run, remark), SUBTITLE, FAINT_INK));
        if (!run.outcome().trustworthy()) {
            TextTitle banner = line(distrust(run), Fonts.bold(12), PAPER);
            banner.setBackgroundPaint(new Color(0xB03A00));
            banner.setPadding(4, 6, 4, 6);
            banner.setMargin(4, 0, 2, 0);
            banner.setExpandToFitSpace(true);
            chart.addSubtitle(banner);
        }
        return chart;
    }

    static void legend(JFreeChart chart, Legend legend, RectangleEdge edge) {
        LegendTitle title = new LegendTitle(legend);
        title.setPosition(edge);
        title.setItemFont(TICK);
        title.setItemPaint(INK);
        title.setFrame(BlockBorder.NONE);
        title.setBackgroundPaint(PAPER);
        title.setHorizontalAlignment(HorizontalAlignment.CENTER);
        title.setItemLabelPadding(new RectangleInsets(2, 4, 2, 12));
        chart.addSubtitle(title);
    }

    static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        dress(axis);
        axis.setTickLabelInsets(new RectangleInsets(8, 4, 8, 4));
        return axis;
    }

    /** From 0 in whole numbers, for things that are counted. */
    static NumberAxis countAxis(String label, double to) {
        NumberAxis axis = axis(label, 0, to);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        return axis;
    }

    /** From 0 to a little more than 100 per cent, so that a line at 100 is whole. */
    static NumberAxis percentAxis(String label) {
        NumberAxis axis = axis(label, 0, 102);
        axis.setTickUnit(new NumberTickUnit(20));
        return axis;
    }

    /** Time on the horizontal axis, with labels well apart. */
    static NumberAxis timeAxis(String label, Magnitude unit, double fromSeconds, double toSeconds) {
        NumberAxis axis = axis(label + " (" + unit.unit() + ")", fromSeconds / unit.size(), toSeconds / unit.size());
        axis.setTickLabelInsets(new RectangleInsets(2, 14, 2, 14));
        return axis;
    }

    static NumberAxis axis(String label, double from, double to) {
        NumberAxis axis = axis(label);
        axis.setRange(from, to > from ? to : from + 1);
        return axis;
    }

    static void dress(Axis axis) {
        axis.setLabelFont(LABEL);
        axis.setLabelPaint(INK);
        axis.setTickLabelFont(TICK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(AXIS);
        axis.setTickMarkPaint(AXIS);
        axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
    }

    /** Adds the grid and puts the axes where readers look for them. */
    static XYPlot dress(XYPlot plot) {
        plot.setBackgroundPaint(PAPER);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(Palette.stroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return plot;
    }

    /** Cuts a name to this many characters, in the middle, and makes it one line. */
    static String cut(String name, int longest) {
        String clean = name.replaceAll("\\p{Cntrl}", " ");
        if (clean.length() <= longest) {
            return clean;
        }
        int tail = longest / 3;
        return clean.substring(0, longest - tail - 1) + "…" + clean.substring(clean.length() - tail);
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
        String name = run.name().isEmpty() ? "unnamed scenario" : cut(run.name(), LONGEST_NAME);
        String world = run.world().isEmpty() ? "world not recorded" : cut(run.world(), LONGEST_NAME) + " world";
        String seed = run.seed().isPresent() ? "seed " + run.seed().getAsLong() : "no seed recorded";
        String all = String.join("  ·  ", name, world, seed);
        return remark.isEmpty() ? all : all + "  ·  " + remark;
    }

    private static String distrust(RunInfo run) {
        List<String> warnings = run.outcome().warnings();
        String why = warnings.isEmpty() ? "the machine could not keep up" : warnings.get(0);
        return cut("NOT TRUSTWORTHY: " + why, LONGEST_LINE);
    }
}
