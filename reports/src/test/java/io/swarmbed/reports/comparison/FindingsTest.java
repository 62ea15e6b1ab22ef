package io.swarmbed.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.reports.metric.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
    private static final String PICKER = "home.picker";

    @TempDir
    private Path folder;

    /** Noise between seeds, in part shared by all variants, which is what pairing takes out. */
    private static double noise(int seed, int salt) {
        return 1 + 0.1 * Math.sin(seed) + 0.004 * Math.sin(7.0 * seed + salt);
    }

    private static double factor(Map<String, String> variant) {
        return switch (variant.getOrDefault(PICKER, "")) {
            case "random" -> 1.18;
            case "sequential" -> 5.5;
            case "alike" -> 1.0005;
            default -> 1;
        };
    }

    private ComparisonFolder pickers(ComparisonWriter writer, List<String> groups) throws Exception {
        return writer.write(
                folder,
                groups,
                List.of(Metric.COMPLETION_TIME, Metric.COMPLETED, Metric.UPLINK_UTILISATION),
                (variant, seed, group, metric) -> OptionalDouble.of(
                        switch (metric) {
                            case COMPLETED -> 1;
                            case UPLINK_UTILISATION -> 0.9 / factor(variant);
                            default ->
                                40
                                        * factor(variant)
                                        * noise(
                                                seed,
                                                variant.getOrDefault(PICKER, "").length())
                                        * (group.equals("slow") ? 2 : 1);
                        }));
    }

    private static List<String> texts(ComparisonFolder folder) {
        return Findings.of(folder).stream().map(Finding::text).toList();
    }

    @Test
    void the_largest_difference_comes_first_with_its_interval_and_what_was_not_shown_with_its_resolution()
            throws Exception {
        List<String> texts = texts(pickers(
                new ComparisonWriter().vary(PICKER, "rarest-first", "random", "sequential", "alike"),
                List.of("home", "all")));
        assertThat(texts.get(0))
                .matches("sequential takes 5\\.\\d+( to 5\\.\\d+)? times as long as rarest-first"
                        + " \\(median completion time, home\\)\\.");
        assertThat(texts.get(1))
                .matches("random takes 1[78]\\.\\d % \\(1[78]\\.\\d to 1[89]\\.\\d\\) longer than rarest-first"
                        + " \\(median completion time, home\\)\\.");
        assertThat(texts.get(2))
                .startsWith("alike against rarest-first: ")
                .containsPattern("no difference shown at 20 seeds \\(resolution 0\\.\\d+ %\\)");
        assertThat(texts.get(3))
                .isEqualTo("Uplink utilisation of home: 0.9 with rarest-first, 0.763 with random, 0.164 with"
                        + " sequential.");
        assertThat(texts).hasSize(4);
    }

    private ComparisonFolder twoPickers(int seeds, List<String> groups, Times times) throws Exception {
        return new ComparisonWriter()
                .vary(PICKER, "rarest-first", "random")
                .seeds(seeds)
                .write(
                        folder,
                        groups,
                        List.of(Metric.COMPLETION_TIME, Metric.COMPLETED),
                        (variant, seed, group, metric) -> OptionalDouble.of(
                                metric == Metric.COMPLETED
                                        ? 1
                                        : variant.containsValue("random") ? times.at(seed, group) : 40));
    }

    /** A median completion time of random; that of rarest-first is 40. */
    private interface Times {
        double at(int seed, String group);
    }

    @Test
    void too_few_seeds_are_not_said_to_resolve_anything() throws Exception {
        List<String> texts =
                texts(twoPickers(3, List.of("fast", "slow", "all"), (seed, group) -> seed == 2 ? 39 : 41 + seed));
        assertThat(texts.get(0))
                .isEqualTo("random against rarest-first (median completion time): no difference shown at 3 seeds in any"
                        + " of 3 groups.");
        assertThat(texts.get(1)).endsWith("is 0.25; 6 seeds or more can.");
    }

    @Test
    void what_is_not_shown_though_its_interval_leaves_out_zero_is_told() throws Exception {
        // One seed far below the others: p is 0.078 (W- = 7 of 28), and the median is above 40 in nearly all resamples.
        Times times = (seed, group) -> seed == 1 && !group.equals("slow") ? 30 : 40 + 0.1 * seed;
        List<String> one = texts(twoPickers(7, List.of("home"), (seed, group) -> seed == 1 ? 30 : 40 + seed));
        assertThat(one.get(0))
                .endsWith("no difference shown at 7 seeds, though the interval leaves out zero"
                        + " (median completion time, home).");
        List<String> several = texts(twoPickers(
                7, List.of("fast", "slow", "all"), (seed, group) -> group.equals("slow") ? 40 : times.at(seed, group)));
        assertThat(several.get(0))
                .contains("; close to one: +1")
                .contains(" for fast, +1")
                .contains(" overall");
    }

    @Test
    void seeds_that_give_the_same_are_counted_and_the_others_say_which_way() throws Exception {
        List<String> most = texts(twoPickers(20, List.of("home"), (seed, group) -> seed <= 9 ? 40 + seed : 40));
        assertThat(most.get(0)).startsWith("random takes 0 % (0 to ").contains("longer than rarest-first");
        List<String> all = texts(twoPickers(20, List.of("home"), (seed, group) -> seed <= 4 ? 40 + seed : 40));
        assertThat(all.get(0))
                .endsWith("no difference shown at 20 seeds, of which 16 give the same (median completion time, home).");
    }

    @Test
    void peers_that_did_not_complete_are_told_of_even_where_most_seeds_lose_none() throws Exception {
        ComparisonFolder read = new ComparisonWriter()
                .vary(PICKER, "rarest-first", "random")
                .write(
                        folder,
                        List.of("home"),
                        List.of(Metric.COMPLETION_TIME, Metric.COMPLETED),
                        (variant, seed, group, metric) -> OptionalDouble.of(
                                metric == Metric.COMPLETION_TIME
                                        ? 40 * noise(seed, 1)
                                        : variant.containsValue("random") && seed <= 2 ? 0.5 : 1));
        assertThat(texts(read))
                .contains(
                        "Not all peers completed (95 % of home with random); completion times are of those that did.");
    }

    @Test
    void groups_stand_in_one_sentence() throws Exception {
        List<String> texts = texts(
                pickers(new ComparisonWriter().vary(PICKER, "rarest-first", "random"), List.of("fast", "slow", "all")));
        assertThat(texts.get(0))
                .matches("random takes longer than rarest-first \\(median completion time\\): \\+1\\d.* for fast,"
                        + " \\+1\\d.* for slow, \\+1\\d.* overall\\.");
    }

    @Test
    void five_seeds_are_said_to_be_too_few() throws Exception {
        List<Finding> findings = Findings.of(pickers(
                new ComparisonWriter()
                        .vary(PICKER, "rarest-first", "random", "alike")
                        .seeds(5),
                List.of("home")));
        assertThat(findings.get(0).text()).startsWith("random takes 1");
        assertThat(findings.get(1).text()).contains("the 5 seeds do not agree which way");
        Finding last = findings.get(findings.size() - 1);
        assertThat(findings.get(2).text()).startsWith("Uplink utilisation of home: ");
        assertThat(last.kind()).isEqualTo(Finding.Kind.CAVEAT);
        assertThat(last.text())
                .isEqualTo(
                        "With 5 seeds no test can show a difference among 2 contrasts: the smallest p value possible,"
                                + " after Holm's correction, is 0.125. What is said above to differ does so with each of these"
                                + " seeds; 7 seeds or more can.");
    }

    @Test
    void with_one_seed_nothing_is_shown() throws Exception {
        List<String> texts = texts(pickers(
                new ComparisonWriter()
                        .vary(PICKER, "rarest-first", "sequential")
                        .seeds(1),
                List.of("home")));
        assertThat(texts.get(0)).endsWith("(median completion time, home), with one seed.");
        assertThat(texts.get(texts.size() - 1)).startsWith("One seed shows no difference");
    }

    @Test
    void runs_that_fell_short_are_named_and_left_out() throws Exception {
        ComparisonWriter writer = new ComparisonWriter().vary(PICKER, "rarest-first", "random");
        for (int seed = 1; seed <= 3; seed++) {
            writer.fault(1, seed);
        }
        List<String> texts = texts(pickers(writer, List.of("home")));
        assertThat(texts).contains("3 of 20 runs of random did not complete and are left out (time is over).");
        for (int seed = 4; seed <= 20; seed++) {
            writer.fault(1, seed);
        }
        texts = texts(pickers(writer, List.of("home")));
        assertThat(texts).first().isEqualTo("No run of random ended as it was to (time is over).");
    }

    @Test
    void with_several_axes_one_is_told_of_with_the_others_held() throws Exception {
        ComparisonFolder read = new ComparisonWriter()
                .vary("origin.up", "1 MB/s", "2 MB/s", "3 MB/s", "4 MB/s", "5 MB/s")
                .vary(PICKER, "rarest-first", "random")
                .write(
                        folder,
                        List.of("home"),
                        List.of(Metric.COMPLETION_TIME, Metric.COMPLETED),
                        (variant, seed, group, metric) -> {
                            int up = variant.getOrDefault("origin.up", "0").charAt(0) - '0';
                            double worse = factor(variant) > 1 ? 1 + 0.1 * up : 1;
                            return OptionalDouble.of(
                                    metric == Metric.COMPLETED ? 1 : 40.0 / up * worse * noise(seed, up));
                        });
        assertThat(texts(read))
                .contains("random takes longer than rarest-first (median completion time) in all 5 settings of up: from"
                        + " +10.0 % with up=1 MB/s to +50 % with up=5 MB/s.");
    }

    @Test
    void one_variant_is_measured() throws Exception {
        assertThat(texts(pickers(new ComparisonWriter().seeds(9), List.of("home"))))
                .singleElement()
                .asString()
                .matches("Median completion time of home: [34]\\d\\.\\d+ s \\(.* to .*\\), median of 9 seeds\\.");
    }

    @Test
    void the_table_and_the_file_of_statistics_have_a_row_for_each_variant() throws Exception {
        ComparisonFolder read = pickers(
                new ComparisonWriter().vary(PICKER, "rarest-first", "random", "sequential"), List.of("home", "all"));
        String table = ComparisonText.table(read);
        assertThat(table.lines()).allMatch(line -> line.length() <= 100);
        assertThat(table).contains("rarest-first", "20 of 20", "reference", "<0.001", "x5.");
        List<String> rows = Files.readAllLines(StatisticsFile.write(read));
        assertThat(rows.get(0)).startsWith("home.picker,group,metric,across,runs,mean,");
        assertThat(rows)
                .anyMatch(row -> row.startsWith("random,home,completion-time,median,20,"))
                .allMatch(row -> row.chars().filter(c -> c == ',').count()
                        == rows.get(0).chars().filter(c -> c == ',').count());
    }

    @Test
    void the_table_says_the_same_where_no_seed_differs() throws Exception {
        ComparisonFolder read = twoPickers(3, List.of("home"), (seed, group) -> 40);

        assertThat(ComparisonText.table(read)).contains("  the same").doesNotContain("%  ", "0.0");
        assertThat(texts(read).get(0)).contains("the same with each of 3 seeds");
    }

    @Test
    void a_median_of_no_difference_has_no_sign_and_no_digits() throws Exception {
        ComparisonFolder read = twoPickers(20, List.of("home"), (seed, group) -> seed <= 4 ? 40 + seed : 40);

        assertThat(texts(read).get(0)).startsWith("random against rarest-first: 0 %, no difference shown");
    }

    @Test
    void a_number_and_its_unit_stay_in_one_line() {
        assertThat(Wrapping.lines("takes less: -35.5 % for all, 12 s more", 15))
                .containsExactly("takes less:", "-35.5 % for", "all, 12 s more");
    }

    @Test
    void what_is_not_the_papers_is_called_our_own_and_what_is_published_is_said_once() {
        Verdict own = verdict("Ours", "");
        Verdict bare = verdict("Theirs", "published claim (qualitative)");

        assertThat(PublishedWords.of(own, List.of(own, bare))).isEqualTo("our own check");
        assertThat(PublishedWords.of(own, List.of(own))).isEmpty();
        assertThat(PublishedWords.of(bare, List.of(bare))).isEqualTo("published claim (qualitative)");
        assertThat(VerdictTable.of(List.of(own, bare))).contains("\nOurs\n  our own check\n");
    }

    private static Verdict verdict(String claim, String published) {
        return new Verdict(Verdict.Status.MET, claim, published, "waste", "", "<= 1", "0", List.of(0.0), 1, "");
    }

    @Test
    void verdicts_fit_a_terminal() {
        String claim =
                "A claim that needs more than one line of a terminal, because its author has thought about it for"
                        + " a long time and found many words.";
        String table = VerdictTable.of(List.of(
                new Verdict(
                        Verdict.Status.MET,
                        claim,
                        "0.97",
                        "p90 completion-time of slow [home.picker=random] / p90 of fast [home.picker=sequential]",
                        "origin.up=50 KiB/s",
                        ">= 2",
                        "5.4 (5.2 to 5.6)",
                        List.of(5.4),
                        5,
                        ""),
                new Verdict(
                        Verdict.Status.MISSED,
                        claim,
                        "0.97",
                        "completion-time",
                        "",
                        "ratio within 10 %, distance <= 0.2",
                        "1.1 [1.01, 1.2], distance 0.1 (halves 0.2)",
                        List.of(),
                        5,
                        "interval too wide")));
        assertThat(table.lines()).allMatch(line -> line.length() <= 100);
        assertThat(table).contains("MISSED", "met", "published: 0.97", "measured: the mean over seeds");
        assertThat(table.split("A claim that", -1)).hasSize(2);
    }
}
