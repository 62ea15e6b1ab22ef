package io.swarmbed.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmbed.engine.random.RandomStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final int DRAWS = 40_000;

    private static long[] sorted(Distribution distribution) {
        RandomStream random = new RandomStream(11);
        return LongStream.generate(() -> distribution.draw(random))
                .limit(DRAWS)
                .sorted()
                .toArray();
    }

    private static double mean(Distribution distribution) {
        return LongStream.of(sorted(distribution)).average().orElseThrow();
    }

    private static double median(Distribution distribution) {
        return sorted(distribution)[DRAWS / 2];
    }

    @Test
    void a_range_includes_both_ends() {
        long[] draws = sorted(new Distribution.Uniform(3, 5));
        assertThat(draws[0]).isEqualTo(3);
        assertThat(draws[DRAWS - 1]).isEqualTo(5);
        assertThat(mean(new Distribution.Uniform(0, 1000))).isCloseTo(500, within(5.0));
    }

    @Test
    void an_exponential_has_its_mean() {
        assertThat(mean(new Distribution.Exponential(1_000_000))).isCloseTo(1_000_000, within(20_000.0));
    }

    @Test
    void a_weibull_has_the_median_of_its_formula() {
        double expected = 1_000_000 * Math.pow(Math.log(2), 1 / 0.6);
        assertThat(median(new Distribution.Weibull(new BigDecimal("0.6"), 1_000_000)))
                .isCloseTo(expected, within(0.03 * expected));
    }

    @Test
    void a_lognormal_has_its_median() {
        assertThat(median(new Distribution.Lognormal(50_000, new BigDecimal("1.37"))))
                .isCloseTo(50_000, within(1500.0));
    }

    @Test
    void classes_come_by_their_weights() {
        Distribution classes = new Distribution.Classes(List.of(
                new Distribution.Weighted(1, new Distribution.Constant(10)),
                new Distribution.Weighted(3, new Distribution.Constant(20))));
        long tens = LongStream.of(sorted(classes)).filter(value -> value == 10).count();
        assertThat(tens).isBetween(DRAWS / 4 - 500L, DRAWS / 4 + 500L);
    }

    @Test
    void measured_values_come_as_they_were_measured() {
        assertThat(sorted(new Distribution.Empirical(List.of(7L, 9L, 9L)))).containsOnly(7, 9);
    }

    @Test
    void a_draw_never_exceeds_the_greatest_value() {
        Distribution wild = new Distribution.Lognormal(Distribution.MAX_VALUE, new BigDecimal("10"));
        assertThat(sorted(wild)[DRAWS - 1]).isEqualTo(Distribution.MAX_VALUE);
    }
}
