package io.swarmbed.reports.chart;

import io.swarmbed.reports.stats.UnchokeMatrix;
import io.swarmbed.reports.stats.UnchokeMatrix.Bin;
import io.swarmbed.reports.table.RunFolder;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;

/** Who unchoked whom, and for how long, as a heat map. */
final class ChokeMatrixChart {
    private static final String SLUG = "choke-matrix";
    private static final String HEADING = "Who unchoked whom";
    private static final int LEAST_HEIGHT = 440;
    private static final int MOST_HEIGHT = 700;
    private static final int MOST_NUMBERED = 12;
    private static final int MOST_NAMED = 42;
    private static final int LONGEST_NAME = 18;
    private static final double AXIS_PIXELS = 540;

    private ChokeMatrixChart() {}

    static Figure make(RunFolder run, Theme theme) {
        if (run.pairs().isEmpty()) {
            return new Figure.Absent(SLUG, HEADING, "No pair of peers was recorded as connected.");
        }
        UnchokeMatrix matrix = UnchokeMatrix.of(
                run.groupNames(), run.peers(), run.pairs(), run.info().sampled());
        double top = matrix.max();
        if (top == 0) {
            return new Figure.Absent(SLUG, HEADING, "No recorded peer unchoked another.");
        }
        int size = matrix.bins().size();
        Magnitude time = Magnitude.time(top);
        Viridis scale = new Viridis(top / time.size());
        List<Span> spans = spans(matrix.bins());
        boolean named = size <= MOST_NAMED && matrix.widestBin() == 1;
        List<PlacesAxis.Place> places = named ? peerPlaces(matrix.bins()) : groupPlaces(spans);
        Font font = Fonts.tick().deriveFont(named ? Math.min(12f, Math.max(8.5f, 420f / size)) : 12f);
        PlacesAxis to = axis(theme, "to: the peer that is unchoked", places, size, font);
        PlacesAxis from = axis(theme, "from: the peer that unchokes", places, size, font);
        from.setInverted(true);
        to.turnUnlessFitting(metrics(font), AXIS_PIXELS);
        double[] separators = spans.stream().skip(1).mapToDouble(Span::from).toArray();
        double[][] cells = scaled(matrix.seconds(), time);
        XYPlot plot = HeatMap.plot(theme, to, from, HeatMap.image(cells, scale, HeatMap.NOTHING), separators);
        if (size <= MOST_NUMBERED) {
            number(theme, plot, cells, scale);
        }
        JFreeChart chart = theme.chart(run.info(), "Who unchoked whom, and for how long", remark(run, matrix), plot);
        int height = Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, 260 + 30 * size));
        String unit = matrix.widestBin() > 1 ? "mean time unchoked per pair (" : "time unchoked (";
        HeatMap.colourBar(theme, chart, scale, theme.axis(unit + time.unit() + ")", 0, scale.top()));
        return new Figure.Drawn(SLUG, HEADING, caption(matrix), chart, Theme.WIDTH, height);
    }

    /** The rows of one group: from the first, to after the last. */
    private record Span(String group, int from, int to) {}

    private static List<Span> spans(List<Bin> bins) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= bins.size(); i++) {
            if (i == bins.size() || !bins.get(i).group().equals(bins.get(from).group())) {
                spans.add(new Span(bins.get(from).group(), from, i));
                from = i;
            }
        }
        return spans;
    }

    private static List<PlacesAxis.Place> groupPlaces(List<Span> spans) {
        Labels labels = Labels.of(spans.stream().map(Span::group).toList(), LONGEST_NAME);
        return spans.stream()
                .map(span -> new PlacesAxis.Place((span.from() + span.to()) / 2.0, labels.of(span.group())))
                .toList();
    }

    private static List<PlacesAxis.Place> peerPlaces(List<Bin> bins) {
        List<String> names = bins.stream().map(bin -> bin.peers().get(0).name()).toList();
        Labels labels = Labels.of(names, LONGEST_NAME);
        List<PlacesAxis.Place> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            places.add(new PlacesAxis.Place(i + 0.5, labels.of(names.get(i))));
        }
        return places;
    }

    private static PlacesAxis axis(Theme theme, String label, List<PlacesAxis.Place> places, int size, Font font) {
        PlacesAxis axis = new PlacesAxis(theme, label, places, size);
        axis.setTickLabelFont(font);
        return axis;
    }

    private static FontMetrics metrics(Font font) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return graphics.getFontMetrics(font);
        } finally {
            graphics.dispose();
        }
    }

    /** Writes the value into each cell, dark on the light half of the scale. */
    private static void number(Theme theme, XYPlot plot, double[][] cells, Viridis scale) {
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells.length; column++) {
                double cell = cells[row][column];
                if (!Double.isNaN(cell)) {
                    XYTextAnnotation number = new XYTextAnnotation(Numbers.plain(cell), column + 0.5, row + 0.5);
                    number.setFont(Fonts.tick());
                    number.setPaint(
                            theme.of(cell == 0 ? Tone.INK : cell > scale.top() * 0.6 ? Tone.ON_LIGHT : Tone.ON_DARK));
                    plot.addAnnotation(number);
                }
            }
        }
    }

    /** In the unit of the colour bar. */
    private static double[][] scaled(double[][] seconds, Magnitude time) {
        double[][] scaled = new double[seconds.length][];
        for (int row = 0; row < seconds.length; row++) {
            scaled[row] = time.scale(seconds[row]);
        }
        return scaled;
    }

    private static String remark(RunFolder run, UnchokeMatrix matrix) {
        String peers = matrix.peers() + " peers" + (run.info().sampled() ? ", the unchokes of a sample of them" : "");
        String rows = matrix.widestBin() > 1 ? peers + ", up to " + matrix.widestBin() + " in a row" : peers;
        return rows + "  ·  light grey: never unchoked";
    }

    private static String caption(UnchokeMatrix matrix) {
        String what = matrix.widestBin() > 1
                ? "Rows and columns are bins of peers; a cell is the mean over its pairs of the time for which the row's"
                        + " peer unchoked the column's."
                : "A cell is the time for which the row's peer unchoked the column's peer, in slots of any kind.";
        return what + " Peers stand by group, within a group from the slowest uplink to the fastest. Bright squares on"
                + " the diagonal are peers that serve their like.";
    }
}
