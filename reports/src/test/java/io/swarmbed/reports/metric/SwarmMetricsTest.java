package io.swarmbed.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmbed.reports.SmallRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics that a run of one seed and two leechers does not show, each on tables made for it. */
final class SwarmMetricsTest {
    private static final String PAIRS =
            "from,to,present_s,interested_s,unchoked_regular_s,unchoked_optimistic_s,unchoked_seed_s,bytes,"
                    + "both_leeching_s,interested_leeching_s,mutual_s,leeching_bytes\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        SmallRun.write(folder);
    }

    private OptionalDouble value(Metric metric, String group) throws Exception {
        return Measurements.read(folder).value(metric, group, Optional.empty());
    }

    private void table(String file, String content) throws Exception {
        Files.writeString(folder.resolve(file), content);
    }

    /** A seed and three leechers of group home; whatever is not given is as it likes. */
    private void threeLeechers(String extraColumns, String seed, String a, String b, String c) throws Exception {
        String columns = "peer,name,group,address,complete_at_start,join_s,first_piece_s,complete_s,leave_s,"
                + "upload_limit_bytes_per_s,download_limit_bytes_per_s,uploaded_bytes,uploaded_while_leeching_bytes,"
                + "downloaded_bytes,wasted_bytes,verified";
        table(
                "peers.csv",
                columns + extraColumns + "\n0,s,origin,x,1,0,,,,65536,," + seed + "\n1,a,home,x,0,0,,8,,65536,," + a
                        + "\n2,b,home,x,0,0,,10,,65536,," + b + "\n3,c,free,x,0,0,,16,20,131072,," + c + "\n");
    }

    @Test
    void interest_is_that_of_leechers_in_leechers_for_ten_seconds_and_more() throws Exception {
        table(
                "pairs.csv",
                PAIRS + "1,2,90,60,0,0,0,0,20,15,0,0\n2,1,90,60,0,0,0,0,20,4,0,0\n0,1,90,90,0,0,0,0,20,20,0,0\n");
        SmallRun.edit(folder, "peers.csv", "2,home-1,home", "2,fast-1,fast");
        assertThat(value(Metric.INTEREST, "fast")).hasValue(0.75);
        assertThat(value(Metric.INTEREST, "home")).hasValue(0.2);
        assertThat(value(Metric.INTEREST_IN, "fast")).hasValue(0.2);
        assertThat(value(Metric.INTEREST_IN, "all").orElseThrow()).isCloseTo(0.475, within(1e-12));
        SmallRun.edit(folder, "pairs.csv", ",20,15,0,0", ",9,9,0,0");
        assertThat(value(Metric.INTEREST, "fast")).isEmpty();
    }

    @Test
    void a_run_without_the_columns_of_leechers_has_no_interest_and_keeps_its_clustering() throws Exception {
        table(
                "pairs.csv",
                "from,to,present_s,interested_s,unchoked_regular_s,unchoked_optimistic_s,unchoked_seed_s,bytes\n"
                        + "1,2,18,9,6,2,0,262144\n");
        assertThat(value(Metric.INTEREST, "all")).isEmpty();
        assertThat(value(Metric.ALTRUISM, "all")).isEmpty();
        assertThat(value(Metric.CLUSTERING_INDEX, "all")).hasValue(1);
    }

    @Test
    void bytes_given_and_returned_show_in_reciprocation_and_altruism() throws Exception {
        threeLeechers("", "0,0,0,0,1", "0,0,0,0,1", "0,0,0,0,1", "0,0,0,0,1");
        table(
                "pairs.csv",
                PAIRS + "1,2,9,9,0,0,0,0,9,9,0,300\n2,1,9,9,0,0,0,0,9,9,0,200\n1,3,9,9,0,0,0,0,9,9,0,100\n"
                        + "3,1,9,9,0,0,0,0,9,9,0,0\n2,3,9,9,0,0,0,0,9,9,0,50\n");
        // 2,3 has no row the other way round.
        assertThat(value(Metric.ALTRUISM, "all").orElseThrow()).isCloseTo(200.0 / 600, within(1e-12));
        assertThat(value(Metric.ALTRUISM, "free")).isEmpty();
        assertThat(value(Metric.RECIPROCATION, "all").orElseThrow()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void groups_that_send_nothing_are_measured_while_those_that_send_are_there() throws Exception {
        threeLeechers("", "0,0,0,0,1", "99,99,524288,0,1", "99,99,524288,0,1", "0,0,524288,0,1");
        table(
                "samples.csv",
                "time_s,group,metric,value\n0,home,download_bytes_per_s,0\n0,free,download_bytes_per_s,0\n"
                        + "10,home,download_bytes_per_s,100000\n10,free,download_bytes_per_s,10000\n"
                        + "20,home,download_bytes_per_s,0\n20,free,download_bytes_per_s,70000\n");
        // Half of those that give have completed after 9 s, the first of them after 8 s.
        assertThat(value(Metric.RATE_AT_HALF, "free")).hasValue(10000);
        assertThat(value(Metric.RATE_AT_HALF, "home").orElseThrow()).isCloseTo(900000.0 / 17, within(1e-6));
        assertThat(value(Metric.FREE_RIDER_PENALTY, "all").orElseThrow()).isCloseTo(0.17 * 10 / 9, within(1e-9));
    }

    @Test
    void who_can_give_more_and_gets_more_is_treated_fairly() throws Exception {
        threeLeechers("", "0,0,0,0,1", "0,0,80,0,1", "0,0,120,0,1", "0,0,320,0,1");
        assertThat(value(Metric.RANK_FAIRNESS, "all").orElseThrow()).isCloseTo(2 / Math.sqrt(6), within(1e-12));
        assertThat(value(Metric.RANK_FAIRNESS, "home")).isEmpty();
        SmallRun.edit(folder, "peers.csv", ",0,0,320,0,1", ",0,0,16,0,1");
        assertThat(value(Metric.RANK_FAIRNESS, "all").orElseThrow()).isCloseTo(-2 / Math.sqrt(6), within(1e-12));
    }

    @Test
    void equal_uplinks_are_held_against_the_optimal_schedule() throws Exception {
        threeLeechers("", "0,0,0,0,1", "0,0,0,0,1", "0,0,0,0,1", "0,0,0,0,1");
        assertThat(value(Metric.SLOWDOWN, "all")).isEmpty();
        SmallRun.edit(folder, "peers.csv", "131072", "65536");
        // F/u = 8 s, two pieces, three leechers: T* = 8 (1 + 1/2).
        assertThat(value(Metric.SLOWDOWN, "all").orElseThrow()).isCloseTo(16 / 12.0, within(1e-12));
    }

    @Test
    void regions_count_what_came_from_elsewhere() throws Exception {
        String columns = ",protocol_sent_bytes,protocol_received_bytes,region,downloaded_elsewhere_bytes";
        threeLeechers(
                columns,
                "0,0,0,0,1,0,0,eu,0",
                "400,0,524288,0,1,100,20,eu,131072",
                "0,0,524288,0,1,30,50,us,524288",
                "0,0,524288,0,1,0,0,us,262144");
        assertThat(value(Metric.REDUNDANCY, "all")).hasValue((0.25 + 1.5) / 2);
        assertThat(value(Metric.REDUNDANCY, "free")).hasValue(0.5);
        assertThat(value(Metric.EXTERNAL_SHARE, "home")).hasValue(0.625);
        assertThat(value(Metric.PROTOCOL_OVERHEAD, "home").orElseThrow())
                .isCloseTo(200 / (400.0 + 2 * 524288), within(1e-12));
    }

    @Test
    void groups_that_play_the_content_are_measured_piece_by_piece() throws Exception {
        assertThat(value(Metric.CONTINUITY, "home")).isEmpty();
        SmallRun.edit(
                folder,
                "run.json",
                "\"name\": \"home\"",
                "\"name\": \"home\", \"playback\": {\"rate_bytes_per_s\": 65536, \"start_s\": 3}");
        // Pieces of 4 s: due 3 and 7 s after joining at 0 and 2, they come after 3 and 8, and after 3 and 12 s.
        assertThat(value(Metric.CONTINUITY, "home")).hasValue(0.5);
        assertThat(value(Metric.DEADLINE_MISSES, "all")).hasValue(0.5);
        assertThat(value(Metric.START_NEEDED, "home")).hasValue(6);
        assertThat(value(Metric.START_UP_DELAY, "home")).hasValue(3);
        assertThat(value(Metric.STALLS, "home")).hasValue(1);
        assertThat(value(Metric.STALL_TIME, "home")).hasValue(3);
        assertThat(value(Metric.CONTINUITY, "origin")).isEmpty();
    }

    @Test
    void a_rarest_set_that_shrinks_evenly_lies_on_a_line() throws Exception {
        SmallRun.edit(folder, "run.json", "\"pieces\": 2", "\"pieces\": 10");
        StringBuilder samples = new StringBuilder("time_s,group,metric,value\n");
        int[] rarest = {10, 10, 9, 7, 5, 3, 1, 4, 4};
        for (int i = 0; i < rarest.length; i++) {
            String time = "\n" + 5 * i + ",all,";
            samples.append(time).append("leechers,").append(i == 0 ? 0 : 2);
            samples.append(time).append("availability_min,").append(i < 7 ? 1 : 2);
            samples.append(time).append("rarest_pieces,").append(rarest[i]);
            samples.append(time).append("piece_entropy,").append(i < 4 ? "0.9" : "1");
        }
        table("samples.csv", samples.append('\n').toString().replaceFirst("\n\n", "\n"));
        assertThat(value(Metric.RAREST_SET_FIT, "all").orElseThrow()).isCloseTo(1, within(1e-12));
        // 0.4 pieces/s leave a seed that could send 100000 B/s of pieces of 262144 B.
        assertThat(value(Metric.RAREST_SET_SLOPE, "all").orElseThrow()).isCloseTo(0.4 * 2.62144, within(1e-9));
        assertThat(value(Metric.TRANSIENT_TIME, "all")).hasValue(30);
        assertThat(value(Metric.FIRST_COPY_TIME, "all")).hasValue(35);
        assertThat(value(Metric.PIECE_ENTROPY, "all").orElseThrow()).isCloseTo((3 * 0.9 + 4) / 7, within(1e-9));
    }

    @Test
    void one_who_leaves_early_has_aborted_and_a_piece_that_nobody_holds_makes_the_content_unavailable()
            throws Exception {
        SmallRun.edit(folder, "peers.csv", "5,14,", "5,,6");
        SmallRun.edit(folder, "samples.csv", "10,all,availability_min,1", "10,all,availability_min,0");
        assertThat(value(Metric.ABORT_RATIO, "home")).hasValue(0.5);
        assertThat(value(Metric.AVAILABLE_SHARE, "all")).hasValue(0.5);
    }
}
