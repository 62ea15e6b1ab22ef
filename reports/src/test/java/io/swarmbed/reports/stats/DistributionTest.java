package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class DistributionTest {
    private static Distribution of(double... values) {
        return Distribution.of(DoubleStream.of(values));
    }

    @Test
    void quantiles_interpolate_as_r_and_numpy_do() {
        Distribution ten = of(10, 1, 2, 9, 3, 8, 4, 7, 5, 6);

        assertThat(ten.quantile(0)).hasValue(1);
        assertThat(ten.quantile(0.25).orElseThrow()).isCloseTo(3.25, within(1e-12));
        assertThat(ten.median()).hasValue(5.5);
        assertThat(ten.quantile(0.9).orElseThrow()).isCloseTo(9.1, within(1e-12));
        assertThat(ten.quantile(1)).hasValue(10);
    }

    @Test
    void one_value_is_every_quantile() {
        assertThat(of(7).quantile(0.9)).hasValue(7);
        assertThat(of(7).median()).hasValue(7);
    }

    @Test
    void no_values_have_no_statistics() {
        assertThat(of().median()).isEmpty();
        assertThat(of().mean()).isEmpty();
        assertThat(of().max()).isEmpty();
        assertThat(of().jain()).isEmpty();
    }

    @Test
    void fairness_runs_from_one_over_n_to_one() {
        assertThat(of(2, 2, 2, 2).jain().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(of(0, 0, 0, 5).jain().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(of(1, 2, 3).jain().orElseThrow()).isCloseTo(36.0 / 42, within(1e-12));
        assertThat(of(0, 0).jain()).isEmpty();
    }
}
