package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.reports.stats.ProgressCurves.Course;
import io.swarmbed.reports.table.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProgressCurvesTest {
    @Test
    void a_curve_starts_at_joining_and_goes_on_level_to_the_end() {
        Series curve = ProgressCurves.of(2, new double[] {3, 5, 9}, 4, 20);

        assertThat(curve.times()).containsExactly(2, 3, 5, 9, 20);
        assertThat(curve.values()).containsExactly(0, 25, 50, 75, 75);
    }

    @Test
    void a_long_curve_is_thinned_and_keeps_its_ends() {
        double[] times = IntStream.rangeClosed(1, 4096).mapToDouble(i -> i).toArray();

        Series curve = ProgressCurves.of(0, times, 4096, 5000);

        assertThat(curve.size()).isLessThan(200);
        assertThat(curve.times()[curve.size() - 2]).isEqualTo(4096);
        assertThat(curve.max()).isEqualTo(100);
    }

    @Test
    void a_peer_without_a_piece_stays_at_the_bottom() {
        assertThat(ProgressCurves.of(1, new double[0], 4, 8).values()).containsExactly(0, 0);
    }

    @Test
    void the_median_counts_peers_from_when_they_join_to_when_they_are_watched_no_more() {
        Course early = new Course(new double[] {1, 2}, 0, Double.POSITIVE_INFINITY);
        Course late = new Course(new double[] {8, 9}, 6, Double.POSITIVE_INFINITY);
        Course lost = new Course(new double[] {4}, 0, 5);

        assertThat(ProgressCurves.median(List.of(early, late), 2, 10).values()[120])
                .isEqualTo(100);
        assertThat(ProgressCurves.median(List.of(early, late), 2, 10).values()[168])
                .isEqualTo(50);
        assertThat(ProgressCurves.median(List.of(early, lost), 2, 10).values()[108])
                .isEqualTo(75);
        assertThat(ProgressCurves.median(List.of(early, lost), 2, 10).values()[144])
                .isEqualTo(100);
        assertThat(ProgressCurves.median(List.of(late), 2, 10).times()[0]).isEqualTo(6);
    }

    @Test
    void completions_make_a_staircase_that_counts_those_who_never_finished() {
        double[][] corners = StepFunction.of(Distribution.of(java.util.stream.DoubleStream.of(4, 2)), 4, 0, 10);

        assertThat(corners[0]).containsExactly(0, 2, 2, 4, 4, 10);
        assertThat(corners[1]).containsExactly(0, 0, 25, 25, 50, 50);
    }
}
