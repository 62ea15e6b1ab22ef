package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.stats.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;

/** Who unchoked whom by group, a matrix for each variant, side by side in one scale. */
final class ChokePanels {
    private static final String SLUG = "choke-matrices";
    private static final String HEADING = "Who unchoked whom, by group";
    private static final int MOST_PANELS = 4;
    private static final int MOST_GROUPS = 8;
    private static final int LONGEST_NAME = 14;
    private static final int LONGEST_LABEL = 27;

    private ChokePanels() {}

    static Figure make(Compared compared, Theme theme) {
        VariantLook look = new VariantLook(compared.folder());
        List<Variant> variants = look.shown(MOST_PANELS);
        Set<String> seen = new LinkedHashSet<>();
        for (Variant variant : variants) {
            compared.runs(variant)
                    .forEach(run -> run.unchoked().forEach((from, row) -> {
                        seen.add(from);
                        seen.addAll(row.keySet());
                    }));
        }
        List<String> groups =
                compared.folder().groups().stream().filter(seen::contains).toList();
        if (groups.size() < 2 || groups.size() > MOST_GROUPS) {
            return new Figure.Absent(
                    SLUG,
                    HEADING,
                    groups.isEmpty()
                            ? "No pair of peers was recorded as connected."
                            : groups.size() == 1
                                    ? "There is one group only."
                                    : "There are more groups than can be shown side by side.");
        }
        List<double[][]> cells = variants.stream()
                .map(variant -> cells(compared, variant, groups))
                .toList();
        double top = cells.stream()
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (top == 0) {
            return new Figure.Absent(SLUG, HEADING, "No recorded peer unchoked another.");
        }
        Viridis scale = new Viridis(top);
        List<PlacesAxis.Place> places = places(groups);
        PlacesAxis from = new PlacesAxis(theme, "from", places, groups.size());
        from.setInverted(true);
        CombinedRangeXYPlot plot = new CombinedRangeXYPlot(from);
        plot.setGap(14);
        for (int i = 0; i < variants.size(); i++) {
            PlacesAxis to =
                    new PlacesAxis(theme, Labels.cut(look.name(variants.get(i)), LONGEST_LABEL), places, groups.size());
            to.setLabelFont(Fonts.plain(11));
            to.setVerticalTickLabels(groups.size() * variants.size() > 8);
            XYPlot panel = HeatMap.plot(theme, to, from, HeatMap.image(cells.get(i), scale, HeatMap.NOTHING));
            number(theme, panel, cells.get(i), scale);
            plot.add(panel);
        }
        JFreeChart chart = theme.chart(HEADING, look.subtitle() + "  ·  seconds per pair of peers, mean", plot);
        HeatMap.colourBar(theme, chart, scale, theme.axis("time unchoked (s)", 0, top));
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "For how long a peer of the row's group unchoked a peer of the column's group, in slots of any kind: the mean"
                        + " over pairs, and over seeds. One matrix for each variant, in one scale of colours. Bright fields on"
                        + " the diagonal: a group serves its like."
                        + look.limited(MOST_PANELS) + compared.limited(),
                chart,
                Theme.WIDTH,
                Math.min(480, 250 + 32 * groups.size()));
    }

    private static List<PlacesAxis.Place> places(List<String> groups) {
        Labels labels = Labels.of(groups, LONGEST_NAME);
        List<PlacesAxis.Place> places = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            places.add(new PlacesAxis.Place(i + 0.5, labels.of(groups.get(i))));
        }
        return places;
    }

    private static double[][] cells(Compared compared, Variant variant, List<String> groups) {
        double[][] cells = new double[groups.size()][groups.size()];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells.length; column++) {
                String from = groups.get(row);
                String to = groups.get(column);
                cells[row][column] = Distribution.of(compared.runs(variant).stream()
                                .filter(run -> run.unchoked().containsKey(from))
                                .mapToDouble(run -> run.unchoked().get(from).getOrDefault(to, 0.0)))
                        .mean()
                        .orElse(Double.NaN);
            }
        }
        return cells;
    }

    private static void number(Theme theme, XYPlot plot, double[][] cells, Viridis scale) {
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells.length; column++) {
                double cell = cells[row][column];
                if (Double.isFinite(cell)) {
                    XYTextAnnotation number = new XYTextAnnotation(Numbers.plain(cell), column + 0.5, row + 0.5);
                    number.setFont(Fonts.plain(cells.length > 4 ? 9 : 11));
                    number.setPaint(
                            theme.of(cell == 0 ? Tone.INK : cell > scale.top() * 0.6 ? Tone.ON_LIGHT : Tone.ON_DARK));
                    plot.addAnnotation(number);
                }
            }
        }
    }
}
