package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class PairedRatiosTest {
    @Test
    void the_same_ratios_give_the_same_interval_around_their_median() {
        PairedRatios ratios =
                PairedRatios.of(List.of(1.1, 1.3, 1.2, 1.15, 1.25)).orElseThrow();
        assertThat(ratios.median()).isEqualTo(1.2);
        assertThat(ratios.low()).isBetween(1.1, 1.2);
        assertThat(ratios.high()).isBetween(1.2, 1.3);
        assertThat(PairedRatios.of(List.of(1.1, 1.3, 1.2, 1.15, 1.25))).hasValue(ratios);
    }

    @Test
    void one_ratio_is_its_own_interval_and_none_has_none() {
        assertThat(PairedRatios.of(List.of(2.0))).hasValue(new PairedRatios(List.of(2.0), 2, 2, 2));
        assertThat(PairedRatios.of(List.of())).isEmpty();
    }

    @Test
    void the_interval_holds_the_true_median_about_as_often_as_it_says() {
        Random random = new Random(5);
        int held = 0;
        for (int i = 0; i < 100; i++) {
            List<Double> sample = new ArrayList<>();
            for (int j = 0; j < 20; j++) {
                sample.add(1 + 0.1 * random.nextGaussian());
            }
            PairedRatios ratios = PairedRatios.of(sample).orElseThrow();
            held += ratios.low() <= 1 && ratios.high() >= 1 ? 1 : 0;
        }
        assertThat(held).isBetween(88, 100);
    }

    @Test
    void the_kolmogorov_distance_is_the_largest_step_between_two_staircases() {
        Distribution one = Distribution.of(DoubleStream.of(1, 2, 3, 4));
        assertThat(KolmogorovDistance.of(one, one)).hasValue(0);
        assertThat(KolmogorovDistance.of(one, Distribution.of(DoubleStream.of(5, 6))))
                .hasValue(1);
        assertThat(KolmogorovDistance.of(one, Distribution.of(DoubleStream.of(2.5)))
                        .orElseThrow())
                .isCloseTo(0.5, within(1e-12));
        assertThat(KolmogorovDistance.of(one, Distribution.of(DoubleStream.of(1, 1, 2, 3, 4)))
                        .orElseThrow())
                .isCloseTo(0.15, within(1e-12));
        assertThat(KolmogorovDistance.of(one, Distribution.of(DoubleStream.empty())))
                .isEmpty();
    }
}
