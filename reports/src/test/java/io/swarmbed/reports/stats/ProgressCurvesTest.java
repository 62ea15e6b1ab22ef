package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

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
    void the_median_never_falls() {
        Series median = ProgressCurves.median(
                List.of(new double[] {1, 2}, new double[] {5, 6}, new double[] {7, 8}, new double[0]), 2, 10);

        assertThat(median.values()).isSorted();
        assertThat(median.values()[median.size() - 1]).isEqualTo(100);
    }

    @Test
    void completions_make_a_staircase_that_counts_those_who_never_finished() {
        double[][] corners = StepFunction.of(Distribution.of(java.util.stream.DoubleStream.of(4, 2)), 4, 0, 10);

        assertThat(corners[0]).containsExactly(0, 2, 2, 4, 4, 10);
        assertThat(corners[1]).containsExactly(0, 0, 25, 25, 50, 50);
    }
}
