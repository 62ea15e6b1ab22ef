package io.swarmbed.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmbed.reports.SmallRun;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeasurementsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        SmallRun.write(folder);
    }

    private OptionalDouble value(String metric, String group, String across) throws Exception {
        return Measurements.read(folder)
                .value(
                        Metric.valueOf(metric.toUpperCase(Locale.ROOT).replace('-', '_')),
                        group,
                        across.isEmpty()
                                ? Optional.empty()
                                : Optional.of(Across.valueOf(across.toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @CsvSource({
        "completion-time,                 home, '',     10",
        "completion-time,                 all,  max,    12",
        "completion-time,                 home, mean,   10",
        "completion-time,                 home, sd,     2.828427",
        "completion-time,                 home, p10,    8.4",
        "download-rate,                   home, min,    43690.666667",
        "uploaded-copies,                 home, '',     0.25",
        "uploaded-copies,                 all,  max,    1.5",
        "normalised-completion,           home, '',     0.953674",
        "goodput,                         home, min,    43690.666667",
        "first-piece-time,                home, '',     3",
        "interarrival,                    home, '',     7",
        "last-piece-time,                 home, '',     7",
        "last-pieces,                     home, '',     0",
        "peer-set-size,                   home, '',     0.95",
        "regular-slots,                   home, '',     0.15",
        "optimistic-slots,                home, '',     0.05",
        "seed-slots,                      all,  max,    0.6",
        "abort-ratio,                     home, '',     0",
        "population,                      home, '',     1",
        "arrival-gap,                     home, '',     2",
        "rate-at-half,                    home, '',     171428.571429",
        "mutual-unchokes,                 home, '',     0.666667",
        "altruism,                        home, '',     1",
        "seed-service-fairness,           home, '',     1",
        "duplicate-factor,                all,  '',     5.722046",
        "transient-time,                  all,  '',     20",
        "copies-min,                      all,  '',     1",
        "copies-mean,                     all,  '',     1.25",
        "copies-max,                      all,  '',     2",
        "client-availability,             all,  '',     1.25",
        "available-share,                 all,  '',     1",
        "completed,                       home, '',     1",
        "uplink-utilisation,              home, '',     0.262144",
        "share-ratio,                     home, '',     0.25",
        "fairness,                        home, '',     0.5",
        "waste,                           home, '',     0",
        "clustering-index,                home, '',     1",
        "seed-time-share,                 home, '',     1",
        "interarrival-last,               home, '',     1",
        "last-completion,                 all,  '',     14",
        "efficiency,                      all,  '',     1.33",
        "last-in-seed-times,              all,  '',     2.670288",
        "seed-share,                      all,  '',     0.75",
        "seed-copies,                     all,  '',     1.5",
        "seed-copies-at-first-completion, all,  '',     3.051758",
        "seed-utilisation,                all,  '',     0.393216",
        "first-copy-time,                 all,  '',     20",
        "copies-after-first-copy,         all,  '',     3"
    })
    void metrics_are_as_their_definitions_say(String metric, String group, String across, double expected)
            throws Exception {
        assertThat(value(metric, group, across).orElseThrow()).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "completion-time, origin",
        "share-ratio, origin",
        "downlink-utilisation, home",
        "seed-time-share, origin",
        "interest, home",
        "reciprocation, home",
        "rank-fairness, home",
        "protocol-overhead, home",
        "redundancy, home",
        "slowdown, all",
        "free-rider-penalty, all",
        "rarest-set-fit, all",
        "piece-entropy, all",
        "efficiency, home"
    })
    void what_does_not_apply_has_no_value(String metric, String group) throws Exception {
        assertThat(value(metric, group, "")).isEmpty();
    }

    @Test
    void time_given_to_another_class_is_no_clustering() throws Exception {
        SmallRun.edit(folder, "peers.csv", "2,home-1,home", "2,home-1,fast");
        assertThat(value("clustering-index", "home", "")).hasValue(0);
        assertThat(value("clustering-index", "fast", "")).isEmpty();
        assertThat(value("seed-time-share", "fast", "")).hasValue(0.5);
    }

    @Test
    void regular_slots_of_a_seed_do_not_count_as_clustering() throws Exception {
        SmallRun.edit(folder, "pairs.csv", "0,1,20,8,0,0,6", "0,1,20,8,5,0,6");
        assertThat(value("clustering-index", "all", "")).hasValue(1);
        assertThat(value("clustering-index", "origin", "")).isEmpty();
    }

    @Test
    void the_last_fifth_of_the_pieces_is_compared_to_all() throws Exception {
        SmallRun.edit(folder, "pieces.csv", "1,0,3\n", "1,2,0\n1,3,1\n1,4,2\n1,0,3\n1,5,4\n");
        double all = (8.0 + 9.0) / 6;
        double last = (4.0 + 9.0) / 2;
        assertThat(value("interarrival-last", "home", "").orElseThrow()).isCloseTo(last / all, within(1e-9));
        double first = (1.0 + 9.0) / 2;
        assertThat(value("interarrival-first", "home", "").orElseThrow()).isCloseTo(first / all, within(1e-9));
    }

    @Test
    void every_metric_has_its_rows_and_a_definition() throws Exception {
        assertThat(Measurements.read(folder).rows())
                .anySatisfy(
                        row -> assertThat(row).isEqualTo(new Measurement("home", Metric.WASTE, Optional.empty(), 0)))
                .anySatisfy(row -> assertThat(row)
                        .isEqualTo(new Measurement("home", Metric.COMPLETION_TIME, Optional.of(Across.MAX), 12)));
        assertThat(Metric.all())
                .allSatisfy(metric -> assertThat(metric.definition()).endsWith("."));
    }

    @Test
    void a_seed_that_has_left_holds_no_copies_that_would_have_to_be_exceeded() throws Exception {
        SmallRun.edit(
                folder, "peers.csv", "\n1,home-0", "\n3,short,origin,127.0.4.1:1,1,0,,,9,100000,,0,0,0,0,\n1,home-0");
        SmallRun.edit(folder, "samples.csv", "10,all,availability_min,1", "10,all,availability_min,2");
        assertThat(value("first-copy-time", "all", "")).hasValue(10);
        SmallRun.edit(folder, "peers.csv", ",1,0,,,9,100000", ",1,0,,,12,100000");
        assertThat(value("first-copy-time", "all", "")).hasValue(20);
    }

    @ParameterizedTest
    @CsvSource({"uplink-utilisation, home", "seed-utilisation, all", "last-in-seed-times, all", "efficiency, all"})
    void capacities_that_change_in_the_run_leave_nothing_to_measure_against(String metric, String group)
            throws Exception {
        assertThat(value(metric, group, "")).isPresent();
        SmallRun.edit(
                folder,
                "run.json",
                "\"bound\": {\"last_completion_s\": 10.5}",
                "\"capacities_change\": true, \"bound\": {\"unavailable\": \"a fault changes link capacities\"}");
        assertThat(value(metric, group, "")).isEmpty();
    }
}
