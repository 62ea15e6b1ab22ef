package io.swarmbed.reports.chart;

import io.swarmbed.reports.stats.UnchokeShares;
import io.swarmbed.reports.stats.UnchokeShares.Seconds;
import io.swarmbed.reports.table.RunFolder;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** How each group's unchoked time divides into regular, optimistic and seed slots. */
final class UnchokeShareChart {
    private static final String SLUG = "unchoke-shares";
    private static final String HEADING = "Kinds of unchokes per group";
    private static final List<String> KINDS = List.of("regular", "optimistic", "seed");
    private static final List<Tone> FILLS = List.of(Tone.BLUE, Tone.ORANGE, Tone.PALE);
    private static final int LONGEST_NAME = 24;
    private static final double LEAST_LABELLED = 7;

    private UnchokeShareChart() {}

    static Figure make(RunFolder run, Theme theme) {
        List<UnchokeShares> shares = UnchokeShares.of(run.groupNames(), run.peers(), run.pairs());
        double total =
                shares.stream().mapToDouble(share -> share.given().total()).sum();
        if (total == 0) {
            return new Figure.Absent(SLUG, HEADING, "No recorded peer unchoked another.");
        }
        Labels labels = Labels.of(run.groupNames(), LONGEST_NAME);
        CategoryAxis groups = new CategoryAxis();
        theme.dress(groups);
        groups.setMaximumCategoryLabelWidthRatio(0.9f);
        groups.setCategoryMargin(0.25);
        groups.setLowerMargin(0.02);
        groups.setUpperMargin(0.02);
        groups.setTickMarksVisible(false);
        CombinedDomainCategoryPlot plot = new CombinedDomainCategoryPlot(groups);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setGap(34);
        plot.add(panel(theme, shares, labels, UnchokeShares::given, "given by the group (% of time unchoked)"));
        plot.add(panel(theme, shares, labels, UnchokeShares::received, "received by the group (% of time unchoked)"));
        String remark = run.info().sampled() ? "a sample of the peers" : "";
        JFreeChart chart = theme.chart(run.info(), title(shares), remark, plot);
        Legend legend = new Legend(theme);
        for (int i = 0; i < KINDS.size(); i++) {
            legend.patch(KINDS.get(i), theme.of(FILLS.get(i)));
        }
        theme.legend(chart, legend, RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "How the time for which a group's peers unchoked others, and were unchoked by others, divides into"
                        + " regular, optimistic and seed slots. A group without a bar gave or received nothing.",
                chart,
                Theme.WIDTH,
                Math.min(Theme.HEIGHT + 140, 200 + 36 * shares.size()));
    }

    private static String title(List<UnchokeShares> shares) {
        double regular = 0;
        double optimistic = 0;
        double all = 0;
        for (UnchokeShares share : shares) {
            regular += share.given().regular();
            optimistic += share.given().optimistic();
            all += share.given().total();
        }
        return "Kinds of unchokes: " + whole(100 * regular / all) + " % of the time regular, "
                + whole(100 * optimistic / all) + " % optimistic, " + whole(100 * (all - regular - optimistic) / all)
                + " % seed";
    }

    private static long whole(double percent) {
        return Math.round(percent);
    }

    private static CategoryPlot panel(
            Theme theme,
            List<UnchokeShares> shares,
            Labels labels,
            Function<UnchokeShares, Seconds> side,
            String label) {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        for (UnchokeShares share : shares) {
            Seconds seconds = side.apply(share);
            String group = labels.of(share.group());
            double[] parts = {seconds.regular(), seconds.optimistic(), seconds.seed()};
            for (int i = 0; i < parts.length; i++) {
                // no value rather than 0, which would be drawn as a line
                Double percent = parts[i] == 0 ? null : 100 * parts[i] / seconds.total();
                dataset.addValue(percent, KINDS.get(i), group);
            }
        }
        NumberAxis range = theme.axis(label, 0, 100);
        range.setTickUnit(new NumberTickUnit(25));
        range.setTickLabelInsets(new RectangleInsets(2, 4, 2, 4));
        CategoryPlot plot = new CategoryPlot(dataset, null, range, renderer(theme));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setBackgroundPaint(theme.of(Tone.PAPER));
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(theme.of(Tone.GRID));
        plot.setRangeGridlineStroke(Palette.stroke(1));
        return plot;
    }

    private static StackedBarRenderer renderer(Theme theme) {
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setMaximumBarWidth(0.3);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(Fonts.bold(11));
        renderer.setDefaultItemLabelGenerator(new ShareLabels());
        for (int i = 0; i < KINDS.size(); i++) {
            renderer.setSeriesPaint(i, theme.of(FILLS.get(i)));
            renderer.setSeriesOutlinePaint(i, theme.of(Tone.AXIS));
            renderer.setSeriesOutlineStroke(i, Palette.stroke(0.6f));
            renderer.setSeriesItemLabelPaint(i, theme.of(i == 0 ? Tone.PAPER : Tone.ON_LIGHT));
        }
        return renderer;
    }

    /** The share in whole per cent, where the segment has room for it. */
    private static final class ShareLabels implements CategoryItemLabelGenerator {
        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            Number value = dataset.getValue(row, column);
            double share = value == null ? 0 : value.doubleValue();
            return share < LEAST_LABELLED ? "" : String.valueOf(whole(share));
        }

        @Override
        public String generateRowLabel(CategoryDataset dataset, int row) {
            return dataset.getRowKey(row).toString();
        }

        @Override
        public String generateColumnLabel(CategoryDataset dataset, int column) {
            return dataset.getColumnKey(column).toString();
        }
    }
}
