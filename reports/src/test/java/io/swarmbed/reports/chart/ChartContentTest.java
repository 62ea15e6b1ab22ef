package io.swarmbed.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmbed.reports.SmallRun;
import io.swarmbed.reports.table.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the charts of a run whose every number is known hold, before any of it is painted. */
final class ChartContentTest {
    @TempDir
    private Path folder;

    private Figure.Drawn draw(Charts.Maker maker) throws Exception {
        SmallRun.write(folder);
        return (Figure.Drawn) maker.make(RunFolder.read(folder), Theme.LIGHT);
    }

    private static List<String> titles(Figure.Drawn figure) {
        return figure.chart().getSubtitles().stream()
                .filter(TextTitle.class::isInstance)
                .map(title -> ((TextTitle) title).getText())
                .toList();
    }

    private static double[] values(XYDataset dataset, int series) {
        return IntStream.range(0, dataset.getItemCount(series))
                .mapToDouble(item -> dataset.getYValue(series, item))
                .toArray();
    }

    @Test
    void throughput_has_a_panel_per_direction_in_a_unit_that_suits() throws Exception {
        Figure.Drawn figure = draw(ThroughputChart::make);

        CombinedDomainXYPlot plot = (CombinedDomainXYPlot) figure.chart().getXYPlot();
        XYPlot download = plot.getSubplots().get(0);
        XYPlot upload = plot.getSubplots().get(1);
        assertThat(download.getRangeAxis().getLabel()).isEqualTo("download (kB/s)");
        assertThat(download.getDataset().getSeriesCount()).isEqualTo(1);
        assertThat(values(download.getDataset(), 0)).containsExactly(0, 300, 100);
        assertThat(upload.getDataset().getSeriesCount()).isEqualTo(2);
        assertThat(titles(figure))
                .containsExactly(
                        "Throughput of each group: the swarm downloads at up to 300 kB/s",
                        "small  ·  loopback world  ·  seed 7  ·  payload, mean between samples");
    }

    @Test
    void completion_is_a_staircase_from_joining_with_the_bound_marked() throws Exception {
        Figure.Drawn figure = draw(CompletionChart::make);

        XYPlot plot = figure.chart().getXYPlot();
        assertThat(values(plot.getDataset(), 0)).containsExactly(0, 0, 50, 50, 100, 100);
        assertThat(plot.getDataset().getXValue(0, 1)).isEqualTo(8);
        assertThat(plot.getDataset().getXValue(0, 3)).isEqualTo(12);
        assertThat(plot.getDomainMarkers(Layer.BACKGROUND).size()).isEqualTo(2);
        assertThat(figure.caption()).contains("from the start of the run");
    }

    @Test
    void the_bound_is_not_marked_beside_times_of_peers_that_joined_at_different_times() throws Exception {
        SmallRun.write(folder);
        SmallRun.edit(folder, "peers.csv", "home-1,home,127.0.2.1:1,0,2", "home-1,home,127.0.2.1:1,0,9");
        Figure.Drawn figure = (Figure.Drawn) CompletionChart.make(RunFolder.read(folder), Theme.LIGHT);

        Object marks = figure.chart().getXYPlot().getDomainMarkers(Layer.BACKGROUND);
        assertThat(marks).isNull();
        assertThat(figure.caption()).contains("did not join together");
    }

    @Test
    void progress_has_a_named_line_per_peer_that_had_to_download() throws Exception {
        Figure.Drawn figure = draw(ProgressChart::make);

        XYDataset lines = figure.chart().getXYPlot().getDataset();
        assertThat(lines.getSeriesCount()).isEqualTo(2);
        assertThat(lines.getSeriesKey(0).toString()).endsWith("home-0");
        assertThat(values(lines, 0)).containsExactly(0, 50, 100, 100);
    }

    @Test
    void availability_shows_least_mean_and_most_below_the_peers_present() throws Exception {
        XYDataset lines = draw(AvailabilityChart::make).chart().getXYPlot().getDataset();

        assertThat(values(lines, 0)).containsExactly(2, 3, 3);
        assertThat(values(lines, 1)).containsExactly(1, 3, 3);
        assertThat(values(lines, 2)).containsExactly(1, 1.5, 3);
        assertThat(values(lines, 3)).containsExactly(1, 1, 3);
    }

    @Test
    void slots_are_stacked_by_kind() throws Exception {
        Figure.Drawn figure = draw(SlotsChart::make);

        XYDataset stack = figure.chart().getXYPlot().getDataset();
        assertThat(values(stack, 0)).containsExactly(0, 2, 0);
        assertThat(values(stack, 1)).containsExactly(0, 1, 0);
        assertThat(values(stack, 2)).containsExactly(1, 2, 1);
        assertThat(titles(figure).get(0)).endsWith("2.33 on average, 5 at most");
    }

    @Test
    void unchoke_time_is_shared_out_by_kind_for_giver_and_receiver() throws Exception {
        CombinedDomainCategoryPlot plot = (CombinedDomainCategoryPlot)
                draw(UnchokeShareChart::make).chart().getCategoryPlot();

        CategoryDataset given = ((CategoryPlot) plot.getSubplots().get(0)).getDataset();
        CategoryDataset received = ((CategoryPlot) plot.getSubplots().get(1)).getDataset();
        assertThat(given.getValue("seed", "origin").doubleValue()).isEqualTo(100);
        assertThat(given.getValue("regular", "home").doubleValue()).isEqualTo(75);
        assertThat(given.getValue("optimistic", "home").doubleValue()).isEqualTo(25);
        assertThat(received.getValue("seed", "origin")).isNull();
        assertThat(received.getValue("seed", "home").doubleValue()).isEqualTo(60);
    }

    @Test
    void an_untrustworthy_run_says_so_on_every_chart() throws Exception {
        SmallRun.write(folder);
        SmallRun.edit(folder, "run.json", "\"trustworthy\": true", "\"trustworthy\": false");
        RunFolder run = RunFolder.read(folder);

        assertThat(Charts.all())
                .allSatisfy(maker -> assertThat(titles((Figure.Drawn) maker.make(run, Theme.LIGHT)))
                        .contains("NOT TRUSTWORTHY: the machine could not keep up"));
    }

    @Test
    void faults_are_shaded_on_every_chart_over_the_time_of_the_run_and_told_in_the_caption() throws Exception {
        SmallRun.write(folder);
        SmallRun.edit(
                folder,
                "run.json",
                "\"bound\":",
                "\"faults\": [{\"at_s\": 4, \"until_s\": 9, \"what\": \"tracker down\"},"
                        + " {\"at_s\": 6, \"until_s\": 8, \"what\": \"tracker slow\"}], \"bound\":");
        RunFolder run = RunFolder.read(folder);

        for (Charts.Maker maker :
                List.<Charts.Maker>of(AvailabilityChart::make, SlotsChart::make, ProgressChart::make)) {
            Figure.Drawn figure = (Figure.Drawn) maker.make(run, Theme.LIGHT);
            List<Marker> marks = new ArrayList<>();
            for (Object mark : figure.chart().getXYPlot().getDomainMarkers(Layer.BACKGROUND)) {
                marks.add((Marker) mark);
            }
            assertThat(marks.subList(0, 2))
                    .extracting(
                            mark -> ((IntervalMarker) mark).getStartValue(),
                            mark -> ((IntervalMarker) mark).getEndValue())
                    .containsExactly(tuple(4.0, 9.0), tuple(6.0, 8.0));
            assertThat(marks)
                    .as("no shade covers a word")
                    .extracting(Marker::getLabel)
                    .containsExactly(null, null, "tracker down", "tracker slow");
            assertThat(figure.caption())
                    .endsWith("Shaded: tracker down from 4 s to 9 s; tracker slow from 6 s to 8 s.");
        }
        assertThat(((Figure.Drawn) CopiesChart.make(run, Theme.LIGHT)).caption())
                .endsWith("Between dashed lines: tracker down from 4 s to 9 s; tracker slow from 6 s to 8 s.");
    }
}
