package io.swarmbed.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.reports.table.ReportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonReportTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        SmallComparison.write(folder);
    }

    @Test
    void charts_are_written_in_both_themes_and_formats_and_the_page_is_small() throws Exception {
        List<Path> written = ComparisonReport.write(folder, ReportOptions.everything());

        for (String chart : List.of(
                "completion-curves",
                "completion-boxes",
                "paired-differences",
                "throughput",
                "availability",
                "utilisation",
                "share-ratio",
                "choke-matrices",
                "seed-contribution")) {
            for (String end : List.of(".png", ".svg", "-dark.png", "-dark.svg")) {
                assertThat(folder.resolve("charts").resolve(chart + end)).isNotEmptyFile();
            }
        }
        assertThat(written.get(written.size() - 1)).isEqualTo(folder.resolve("report.html"));
        assertThat(Files.size(folder.resolve("report.html"))).isLessThan(1_000_000);
    }

    @Test
    void the_page_has_findings_before_verdicts_before_figures_and_says_what_failed() throws Exception {
        ComparisonReport.write(folder, ReportOptions.defaults());

        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .containsSubsequence(
                        "id=\"findings\"",
                        "slow takes longer than quick",
                        "id=\"expectations\"",
                        "Slow takes longer",
                        "half as fast",
                        "✓ met",
                        "id=\"completion-curves\"",
                        "id=\"numbers\"",
                        "slow-3 is left out: time is over",
                        "id=\"scenario\"",
                        "swarmbed compare small.yaml",
                        "abc1  quick-1");
        assertThat(page).contains("Not drawn", "@media screen and (prefers-color-scheme: dark)");
        // Two seeds have a p value of 0.5 at the least, which tells nothing.
        assertThat(page).contains("<td>+4").doesNotContain("<td>0.5</td>");
    }

    @Test
    void foreign_text_is_escaped_and_nothing_is_fetched() throws Exception {
        ComparisonReport.write(folder, ReportOptions.defaults());

        assertThat(Files.readString(folder.resolve("report.html")).replace("http://www.w3.org/", ""))
                .contains("small &lt;script&gt;alert(1)&lt;/script&gt;", "Two &amp; more", "&lt;b&gt;not markup")
                .doesNotContain("<script", "<b>not", "<link", "src=", "http://", "https://");
    }

    @Test
    void an_index_links_the_pages_and_counts_verdicts() throws Exception {
        Path one = folder.resolve("one");
        SmallComparison.write(Files.createDirectories(one));

        Files.writeString(
                folder.resolve("index.json"),
                "{\"schema\": 1, \"complete\": true, \"comparisons\": [{\"folder\": \"one\"}]}");

        ComparisonReport.writeAll(folder, ReportOptions.defaults());

        assertThat(one.resolve("report.html")).exists();

        assertThat(Files.readString(folder.resolve("index.html")))
                .contains(
                        "href=\"one/report.html\"", "1 comparison. Of 1 expectations, 1 are met", "Slow takes longer");
    }

    @Test
    void a_comparison_of_another_schema_is_one_clear_line() throws Exception {
        Files.writeString(folder.resolve("compare.json"), "{\"schema\": 9}");

        assertThatThrownBy(() -> ComparisonReport.write(folder, ReportOptions.defaults()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("schema 9")
                .hasMessageNotContaining("\n");
    }
}
