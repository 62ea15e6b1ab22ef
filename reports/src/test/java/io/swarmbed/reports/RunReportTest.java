package io.swarmbed.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.reports.chart.Format;
import io.swarmbed.reports.chart.Theme;
import io.swarmbed.reports.table.ReportException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RunReportTest {
    private static final List<String> CHARTS = List.of(
            "throughput.png",
            "completion.png",
            "progress.png",
            "availability.png",
            "copies.png",
            "choke-matrix.png",
            "slots.png",
            "unchoke-shares.png");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"FIVE", "TWO_HUNDRED", "THOUSAND", "MANY_PIECES", "TWELVE_GROUPS"})
    void every_chart_is_written_for_runs_of_every_size(Gallery run) throws Exception {
        run.write(folder);

        List<Path> written = RunReport.write(folder, new ReportOptions(1, 2, Set.of(Format.PNG), Set.of(Theme.LIGHT)));

        assertThat(written).hasSize(CHARTS.size() + 1).allMatch(Files::isRegularFile);
        assertThat(written.get(CHARTS.size())).isEqualTo(folder.resolve("report.html"));
        for (String chart : CHARTS) {
            BufferedImage image =
                    ImageIO.read(folder.resolve("charts").resolve(chart).toFile());
            assertThat(image.getWidth()).as(chart).isEqualTo(800);
            assertThat(image.getHeight()).as(chart).isBetween(270, 800);
        }
    }

    @Test
    void charts_have_two_pixels_for_each_logical_one_unless_told_otherwise() throws Exception {
        SmallRun.write(folder);

        RunReport.write(folder, ReportOptions.defaults());

        BufferedImage image =
                ImageIO.read(folder.resolve("charts/availability.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(1000);
    }

    @Test
    void both_themes_and_formats_are_written_when_asked_for_and_go_when_they_are_not() throws Exception {
        SmallRun.write(folder);
        RunReport.write(folder, new ReportOptions(1, 2, Set.of(Format.values()), Set.of(Theme.values())));
        assertThat(folder.resolve("charts/slots-dark.png")).exists();
        assertThat(Files.readString(folder.resolve("charts/slots-dark.svg"))).startsWith("<?xml version=");

        RunReport.write(folder, new ReportOptions(1, 2, Set.of(Format.SVG), Set.of(Theme.LIGHT)));

        assertThat(folder.resolve("charts"))
                .isDirectoryContaining("glob:**/slots.svg")
                .isDirectoryNotContaining("glob:**/*-dark.*")
                .isDirectoryNotContaining("glob:**/*.png");
    }

    @Test
    void the_page_stands_alone_and_escapes_what_the_run_holds() throws Exception {
        Gallery.FIVE.write(folder);
        edit("run.json", "A toy swarm", "<script>alert(1)</script> & co");

        RunReport.write(folder, ReportOptions.defaults());

        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co", "&lt;b&gt;not markup&lt;/b&gt;")
                .doesNotContain("<script>", "<b>not markup</b>", "<link", "src=", "@import");
        assertThat(page.split("<svg ", -1)).hasSize(CHARTS.size() + 1);
        assertThat(page.replace("http://www.w3.org/", "")).doesNotContain("http://", "https://");
    }

    @Test
    void a_run_that_moved_nothing_has_sentences_in_place_of_charts() throws Exception {
        Files.writeString(folder.resolve("run.json"), "{\"schema\": 1, \"outcome\": {\"reached\": false}}");

        List<Path> written = RunReport.write(folder, ReportOptions.defaults());

        assertThat(written).containsExactly(folder.resolve("report.html"));
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains(
                        "No payload was seen to move in any sample of this run.",
                        "The run ended before its stop condition was reached.",
                        "peers.csv is not in the run folder, so what it holds cannot be shown.",
                        "The folder holds no scenario.");
    }

    @Test
    void tables_with_a_header_alone_and_one_peer_are_borne() throws Exception {
        Gallery.FIVE.write(folder);
        for (String table : List.of("samples", "availability", "pieces", "pairs", "chokes")) {
            keepLines(table + ".csv", 1);
        }
        keepLines("peers.csv", 2);

        assertThat(RunReport.write(folder, ReportOptions.defaults())).hasSize(1);
    }

    @Test
    void a_chart_of_an_earlier_report_does_not_outlive_its_data() throws Exception {
        Gallery.FIVE.write(folder);
        RunReport.write(folder, ReportOptions.defaults());
        keepLines("pairs.csv", 1);

        RunReport.write(folder, ReportOptions.defaults());

        assertThat(folder.resolve("charts/choke-matrix.png")).doesNotExist();
        assertThat(folder.resolve("charts/throughput.png")).exists();
    }

    @Test
    void a_line_that_a_killed_run_left_unfinished_is_left_out_with_a_word() throws Exception {
        Gallery.FIVE.write(folder);
        String samples = Files.readString(folder.resolve("samples.csv"));
        Files.writeString(folder.resolve("samples.csv"), samples + "20.5,\"ho");

        RunReport.write(folder, ReportOptions.defaults());

        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("samples.csv ends in the middle of a line; that line was left out.");
    }

    @Test
    void a_fault_is_one_line_with_its_place_and_a_remedy() throws Exception {
        Gallery.FIVE.write(folder);
        edit("peers.csv", "2,home-1,home", "two,home-1,home");

        assertThatThrownBy(() -> RunReport.write(folder, ReportOptions.defaults()))
                .isInstanceOf(ReportException.class)
                .hasMessage("peers.csv:4: peer is 'two', not a whole number from 0; mend that cell or run the scenario"
                        + " again");
    }

    @Test
    void a_folder_that_is_none_is_named() {
        assertThatThrownBy(() -> RunReport.write(folder.resolve("absent"), ReportOptions.defaults()))
                .isInstanceOf(ReportException.class)
                .hasMessageEndingWith("absent: not a folder; name one that a run has written");
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    private void keepLines(String file, int lines) throws IOException {
        Path path = folder.resolve(file);
        Files.write(path, Files.readAllLines(path).subList(0, lines));
    }
}
