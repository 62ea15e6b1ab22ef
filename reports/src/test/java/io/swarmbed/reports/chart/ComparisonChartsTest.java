package io.swarmbed.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.reports.SmallComparison;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.metric.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the charts of a comparison hold, before any of it is painted. */
final class ComparisonChartsTest {
    @TempDir
    private Path folder;

    private Compared compared;

    @BeforeEach
    void read() throws Exception {
        SmallComparison.write(folder);
        compared = Compared.read(ComparisonFolder.read(folder));
    }

    @Test
    void completion_curves_have_a_panel_for_each_group_and_a_line_for_each_variant() {
        Figure.Drawn figure = (Figure.Drawn) CompletionCurves.make(compared, Theme.LIGHT);

        CombinedDomainXYPlot plot = (CombinedDomainXYPlot) figure.chart().getXYPlot();
        assertThat(plot.getSubplots()).hasSize(2);
        XYDataset home = plot.getSubplots().get(0).getDataset();
        assertThat(home.getSeriesCount()).isEqualTo(2);
        assertThat(plot.getSubplots().get(0).getRangeAxis().getLabel()).isEqualTo("completed, home (%)");
        for (int variant = 0; variant < 2; variant++) {
            assertThat(home.getYValue(variant, 0)).isZero();
            assertThat(home.getYValue(variant, home.getItemCount(variant) - 1)).isEqualTo(100);
        }
    }

    @Test
    void paired_differences_have_a_dot_for_each_seed_that_ran_with_both() {
        Figure.Drawn figure = (Figure.Drawn) PairedDifferences.make(compared, Theme.LIGHT);

        XYPlot home =
                ((CombinedRangeXYPlot) figure.chart().getXYPlot()).getSubplots().get(0);
        XYDataset dots = home.getDataset();
        assertThat(IntStream.range(0, dots.getItemCount(0)).mapToDouble(i -> Math.round(dots.getXValue(0, i))))
                .containsExactly(49.0, 48.0);
        assertThat(home.getDomainAxis().getLabel()).isEqualTo("home, % of the reference");
        assertThat(figure.caption()).contains("than with quick");
    }

    @Test
    void the_spread_of_completion_times_is_drawn_as_boxes() throws Exception {
        String svg = SvgFile.encode((Figure.Drawn) CompletionBoxes.make(compared, Theme.LIGHT));

        // Two variants in two panels: four boxes that can be seen through.
        assertThat(svg.split("fill-opacity=\"0\\.2\\d*\"[^<]*>\\s*<rect", -1)).hasSize(5);
    }

    @Test
    void groups_side_by_side_have_one_scale_for_one_metric() {
        Figure.Drawn figure = (Figure.Drawn) new MetricDots(
                        "busy",
                        "Busy",
                        "How busy.",
                        List.of(
                                new MetricDots.Panel("home", Metric.COMPLETION_TIME, "home"),
                                new MetricDots.Panel("office", Metric.COMPLETION_TIME, "office")))
                .make(compared, Theme.LIGHT);

        assertThat(((CombinedRangeXYPlot) figure.chart().getXYPlot()).getSubplots())
                .extracting(plot -> plot.getDomainAxis().getRange())
                .hasSize(2)
                .containsOnly(((CombinedRangeXYPlot) figure.chart().getXYPlot())
                        .getSubplots()
                        .get(0)
                        .getDomainAxis()
                        .getRange());
    }

    @Test
    void a_peer_alone_in_its_group_has_no_like_to_unchoke() {
        for (Compared.Run run : compared.runs(compared.folder().reference())) {
            assertThat(run.unchoked().get("origin")).containsEntry("origin", Double.NaN);
            assertThat(run.unchoked().get("home").get("home")).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void what_has_nothing_to_say_is_a_sentence() {
        Figure entropy = EntropyBoxes.make(compared, Theme.LIGHT);

        assertThat(((Figure.Absent) entropy).reason())
                .isEqualTo("No two leechers were recorded as connected for long enough.");
    }

    @Test
    void a_run_that_fell_short_is_on_no_chart() {
        assertThat(compared.runs(compared.folder().variants().get(1))).hasSize(2);
    }

    @Test
    void every_chart_is_a_small_drawing_in_both_themes() throws Exception {
        for (ComparisonCharts.Maker maker : ComparisonCharts.all()) {
            for (Theme theme : Theme.values()) {
                if (maker.make(compared, theme) instanceof Figure.Drawn drawn) {
                    assertThat(SvgFile.encode(drawn)).as(drawn.slug()).hasSizeLessThan(200_000);
                    assertThat(drawn.caption()).endsWith(".");
                }
            }
        }
    }

    @Test
    void what_is_drawn_after_a_grid_of_cells_is_not_stretched_with_it() throws Exception {
        String svg = SvgFile.encode((Figure.Drawn) ChokePanels.make(compared, Theme.LIGHT));

        assertThat(svg).contains("<image").containsPattern(">quick</text>");
        assertThat(svg.split("<text ", -1))
                .noneMatch(text -> text.substring(0, text.indexOf('>'))
                        .matches("(?s).*transform=\"(?!matrix\\(0,-1,1,0|rotate).*"));
        assertThat(svg.replaceAll("(?s)<g [^>]*transform=[^>]*>\\s*<image[^>]*/>\\s*</g>", ""))
                .doesNotContainPattern("<g [^>]*transform=\"(scale|translate|matrix\\([1-9])");
    }
}
