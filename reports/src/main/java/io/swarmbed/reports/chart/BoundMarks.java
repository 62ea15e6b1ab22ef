package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * Where the lower bounds on the last completion are drawn: one mark where those of all variants and seeds agree, else one for
 * each variant. A mark is at the least bound of those it stands for, which none of them can have beaten.
 *
 * @param complete whether every variant has a mark
 */
record BoundMarks(List<Mark> marks, boolean complete) {
    private static final double ALIKE = 1.01;

    BoundMarks {
        marks = List.copyOf(marks);
    }

    /**
     * A mark at a time.
     *
     * @param seconds since joining
     * @param of the only variant that it stands for; empty when it stands for several
     */
    record Mark(double seconds, Optional<Variant> of) {}

    /** The bounds of one variant that has one in each of its runs. */
    private record Range(Variant variant, double least, double most) {}

    /** Those of these variants, in their order; a variant is without a mark when one of its runs has no bound. */
    static BoundMarks of(Map<Variant, List<Compared.Run>> runs) {
        List<Range> ranges = new ArrayList<>();
        runs.forEach((variant, each) -> range(variant, each).ifPresent(ranges::add));
        long drawn = runs.values().stream().filter(each -> !each.isEmpty()).count();
        boolean complete = ranges.size() == drawn;
        double least = ranges.stream().mapToDouble(Range::least).min().orElse(0);
        double most = ranges.stream().mapToDouble(Range::most).max().orElse(0);
        if (complete && !ranges.isEmpty() && most <= least * ALIKE) {
            return new BoundMarks(List.of(new Mark(least, Optional.empty())), true);
        }
        List<Mark> marks = ranges.stream()
                .map(range -> new Mark(
                        range.least(), shared(range, ranges) ? Optional.empty() : Optional.of(range.variant())))
                .distinct()
                .toList();
        return new BoundMarks(marks, complete);
    }

    private static Optional<Range> range(Variant variant, List<Compared.Run> runs) {
        boolean all = runs.stream().allMatch(run -> run.bound().isPresent());
        OptionalDouble least =
                runs.stream().flatMapToDouble(run -> run.bound().stream()).min();
        OptionalDouble most =
                runs.stream().flatMapToDouble(run -> run.bound().stream()).max();
        return all && least.isPresent()
                ? Optional.of(new Range(variant, least.getAsDouble(), most.orElseThrow()))
                : Optional.empty();
    }

    private static boolean shared(Range range, List<Range> ranges) {
        return ranges.stream().anyMatch(other -> !other.equals(range) && other.least() == range.least());
    }

    /** The least of all. */
    OptionalDouble least() {
        return marks.stream().mapToDouble(Mark::seconds).min();
    }

    /** Draws them behind the lines of a panel. */
    void draw(XYPlot panel, Magnitude time, VariantLook look, Theme theme) {
        for (Mark mark : marks) {
            Tone tone = mark.of().map(variant -> look.style(variant).tone()).orElse(Tone.INK);
            ValueMarker marker =
                    new ValueMarker(mark.seconds() / time.size(), theme.of(tone), Palette.stroke(1.6f, 6, 3));
            marker.setAlpha(1);
            panel.addDomainMarker(marker, Layer.BACKGROUND);
        }
    }

    void explain(Legend legend, Magnitude time, Theme theme) {
        if (!marks.isEmpty()) {
            String words = single()
                    ? "bound on the last completion: "
                            + time.format(marks.get(0).seconds())
                    : "bounds on the last completion";
            legend.line(words, theme.of(Tone.INK), Palette.stroke(1.6f, 6, 3));
        }
    }

    private boolean single() {
        return complete && marks.size() == 1;
    }

    /** What the marks are, as a sentence or more that begin with a space; nothing where there is none. */
    String caption() {
        if (marks.isEmpty()) {
            return "";
        }
        String what = " before which no schedule could have completed the last peer of the whole swarm";
        if (single()) {
            return " The dashed mark is the time" + what + ".";
        }
        return " The dashed marks are the times" + what
                + ", which differ: one in the colour of a variant is its own (the"
                + " least of its seeds), one without colour is that of several variants."
                + (complete ? "" : " Where not every run has such a bound, there is no mark.");
    }
}
