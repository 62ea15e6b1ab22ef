package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LinearFitTest {
    @Test
    void points_on_a_line_give_its_slope_and_are_explained_by_it() {
        LinearFit fit =
                LinearFit.of(new double[] {0, 1, 3}, new double[] {10, 8, 4}).orElseThrow();
        assertThat(fit.slope()).isCloseTo(-2, within(1e-12));
        assertThat(fit.r2()).isCloseTo(1, within(1e-12));
        assertThat(fit.correlation()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void points_beside_the_line_leave_something_unexplained() {
        LinearFit fit = LinearFit.of(new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3})
                .orElseThrow();
        assertThat(fit.slope()).isCloseTo(0.6, within(1e-12));
        assertThat(fit.r2()).isCloseTo(0.36, within(1e-12));
    }

    @Test
    void two_points_and_level_points_have_no_fit() {
        assertThat(LinearFit.of(new double[] {1, 2}, new double[] {1, 2})).isEmpty();
        assertThat(LinearFit.of(new double[] {1, 2, 3}, new double[] {1, 1, 1})).isEmpty();
        assertThat(LinearFit.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isEmpty();
    }
}
