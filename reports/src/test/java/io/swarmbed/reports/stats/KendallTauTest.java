package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KendallTauTest {
    @Test
    void the_same_order_is_one_and_the_reverse_minus_one() {
        double[] rising = {1, 2, 3, 4};
        assertThat(KendallTau.b(rising, new double[] {5, 6, 8, 9})).hasValue(1);
        assertThat(KendallTau.b(rising, new double[] {9, 8, 6, 5})).hasValue(-1);
    }

    @Test
    void a_variable_that_never_changes_ranks_nothing() {
        assertThat(KendallTau.b(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isEmpty();
        assertThat(KendallTau.b(new double[0], new double[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void with_ties_it_is_what_counting_every_pair_gives(long seed) {
        Random random = new Random(seed);
        double[] x = random.ints(40, 0, 9).asDoubleStream().toArray();
        double[] y = Arrays.stream(x).map(value -> value + random.nextInt(7)).toArray();
        double concordant = 0;
        double untiedX = 0;
        double untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                concordant += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
                untiedX += x[i] == x[j] ? 0 : 1;
                untiedY += y[i] == y[j] ? 0 : 1;
            }
        }
        assertThat(KendallTau.b(x, y).orElseThrow())
                .as("seed %s", seed)
                .isCloseTo(concordant / Math.sqrt(untiedX * untiedY), within(1e-12));
    }
}
