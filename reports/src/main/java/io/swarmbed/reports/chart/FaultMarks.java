package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.RunFolder;
import io.swarmbed.reports.table.RunInfo.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.LengthAdjustmentType;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** Shows on a chart over the time of a run when something was made to go wrong: a shaded span each, with a word. */
public final class FaultMarks {
    /** Rows of words below each other; further faults are shaded without one. */
    private static final int ROWS = 4;

    private static final int ROW_HEIGHT = 14;
    private static final int LONGEST_WORD = 34;
    private static final int LONGEST_SENTENCE = 8;
    private static final int SHADE = 70;

    private final RunFolder run;
    private final Theme theme;
    private final Magnitude time;

    FaultMarks(RunFolder run, Theme theme, Magnitude time) {
        this.run = run;
        this.theme = theme;
        this.time = time;
    }

    /**
     * Marks them on a plot whose horizontal axis is the time of the run. The words stand on markers of their own that
     * come after all shades, since a shade would cover the words of a marker before it.
     */
    void shade(XYPlot plot, boolean words) {
        List<Fault> faults = run.info().faults();
        faults.forEach(fault -> plot.addDomainMarker(marker(fault), Layer.BACKGROUND));
        List<Double> ends = new ArrayList<>();
        for (Fault fault : words ? faults : List.<Fault>of()) {
            int row = row(fault, ends);
            if (row < ROWS) {
                plot.addDomainMarker(word(fault, row), Layer.BACKGROUND);
            }
        }
    }

    /** Marks them by thin lines, where a shade would change colours that mean something. */
    void outline(XYPlot plot) {
        for (Fault fault : run.info().faults()) {
            for (double at :
                    fault.until() > fault.at() ? new double[] {fault.at(), fault.until()} : new double[] {fault.at()}) {
                double x = at / time.size();
                Range range = plot.getRangeAxis().getRange();
                plot.addAnnotation(new XYLineAnnotation(
                        x,
                        range.getLowerBound(),
                        x,
                        range.getUpperBound(),
                        Palette.stroke(1.3f, 4, 3),
                        theme.of(Tone.ON_DARK)));
            }
        }
    }

    /** What the marks are, in a sentence that begins with a space; nothing when there are none. */
    static String caption(RunFolder run, String mark) {
        List<Fault> faults = run.info().faults();
        return faults.isEmpty() ? "" : " " + mark + ": " + words(faults) + ".";
    }

    /** The faults with their times, on one line. */
    public static String words(List<Fault> faults) {
        String first =
                faults.stream().limit(LONGEST_SENTENCE).map(FaultMarks::words).collect(Collectors.joining("; "));
        int more = faults.size() - LONGEST_SENTENCE;
        return more > 0 ? first + "; and " + more + " more" : first;
    }

    private static String words(Fault fault) {
        String what = Labels.cut(fault.what(), 80);
        return fault.until() > fault.at()
                ? what + " from " + Numbers.duration(fault.at()) + " to " + Numbers.duration(fault.until())
                : what + " at " + Numbers.duration(fault.at());
    }

    private Marker marker(Fault fault) {
        Marker marker = fault.until() > fault.at()
                ? new IntervalMarker(
                        fault.at() / time.size(), fault.until() / time.size(), theme.translucent(Tone.SHADE, SHADE))
                : new ValueMarker(fault.at() / time.size(), theme.of(Tone.AXIS), Palette.stroke(1.4f, 4, 3));
        marker.setAlpha(1);
        return marker;
    }

    /** The first row in which the word does not run into another; about as wide as a third of the chart at most. */
    private int row(Fault fault, List<Double> ends) {
        double width = run.duration() * Math.min(LONGEST_WORD, fault.what().length()) / 110.0;
        double from = late(fault) ? fault.at() - width : fault.at();
        for (int row = 0; row < ends.size(); row++) {
            if (ends.get(row) <= from) {
                ends.set(row, from + width);
                return row;
            }
        }
        ends.add(from + width);
        return ends.size() - 1;
    }

    /** Whether the word goes to the left, because there is no room at the right. */
    private boolean late(Fault fault) {
        return fault.at() > run.duration() * 0.7;
    }

    /** A line that is not seen, with a word beside it. */
    private Marker word(Fault fault, int row) {
        Marker marker = new ValueMarker(fault.at() / time.size(), theme.translucent(Tone.PAPER, 0), Palette.stroke(1));
        marker.setAlpha(1);
        marker.setLabel(Labels.cut(fault.what(), LONGEST_WORD));
        marker.setLabelFont(Fonts.plain(11));
        marker.setLabelPaint(theme.of(Tone.FAINT_INK));
        marker.setLabelBackgroundColor(theme.translucent(Tone.PAPER, 0));
        marker.setLabelOffsetType(LengthAdjustmentType.EXPAND);
        boolean left = late(fault);
        marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        marker.setLabelTextAnchor(left ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(3 + row * ROW_HEIGHT, left ? 4 : -4, 0, 0));
        return marker;
    }
}
