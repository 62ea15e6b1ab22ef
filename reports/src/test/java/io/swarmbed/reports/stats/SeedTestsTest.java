package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeedTestsTest {
    @Test
    void when_all_differences_agree_the_p_value_is_the_least_there_can_be() {
        SignedRank five = SignedRank.of(new double[] {1, 2, 3, 4, 5}).orElseThrow();
        assertThat(five.p()).isCloseTo(0.0625, within(1e-12));
        assertThat(five.effect()).isEqualTo(1);
        SignedRank six = SignedRank.of(new double[] {-1, -2, -3, -4, -5, -6}).orElseThrow();
        assertThat(six.p()).isCloseTo(0.03125, within(1e-12));
        assertThat(six.effect()).isEqualTo(-1);
        assertThat(SignedRank.least(6)).isEqualTo(0.03125);
    }

    @Test
    void the_exact_p_value_counts_the_ways_to_be_as_one_sided() {
        // Of 2^6 sign patterns, W- <= 2 in three: no rank, rank 1, rank 2; and as many on the other side.
        SignedRank test = SignedRank.of(new double[] {1, -2, 3, 4, 5, 6}).orElseThrow();
        assertThat(test.p()).isCloseTo(2 * 3 / 64.0, within(1e-12));
        assertThat(test.effect()).isCloseTo((19 - 2) / 21.0, within(1e-12));
    }

    @Test
    void ties_never_make_a_result_rarer_than_all_signs_agreeing() {
        SignedRank tied = SignedRank.of(new double[] {1, 1, 1, 1, 1}).orElseThrow();
        assertThat(tied.p()).isGreaterThanOrEqualTo(0.0625);
        assertThat(SignedRank.of(new double[] {0, 0, 1}).orElseThrow().pairs()).isEqualTo(1);
        assertThat(SignedRank.of(new double[] {0, 0})).isEmpty();
    }

    @Test
    void with_differences_of_one_size_the_p_value_is_that_of_the_signs() {
        SignedRank tied = SignedRank.of(new double[] {2, 2, 2, -2, 2, 2, 2, 2}).orElseThrow();
        assertThat(tied.p()).isCloseTo(2 * (1 + 8) / 256.0, within(1e-12));
        assertThat(tied.effect()).isCloseTo(0.75, within(1e-12));
        // Ranks 1.5, 1.5, 3, 4: of 16 sign patterns one has W- = 0, two have 1.5.
        assertThat(SignedRank.of(new double[] {1, -1, 2, 3}).orElseThrow().p()).isCloseTo(2 * 3 / 16.0, within(1e-12));
    }

    @Test
    void superiority_is_the_chance_of_being_above() {
        RankSum apart =
                RankSum.of(new double[] {4, 5, 6}, new double[] {1, 2, 3}).orElseThrow();
        assertThat(apart.superiority()).isEqualTo(1);
        assertThat(apart.delta()).isEqualTo(1);
        assertThat(apart.p()).isCloseTo(0.1, within(1e-12));
        RankSum alike = RankSum.of(new double[] {1, 1}, new double[] {1, 1}).orElseThrow();
        assertThat(alike.superiority()).isEqualTo(0.5);
        assertThat(alike.p()).isEqualTo(1);
        assertThat(RankSum.of(new double[0], new double[] {1})).isEmpty();
    }

    @Test
    void holm_multiplies_the_smallest_by_all_and_never_lets_a_larger_value_fall_below_it() {
        assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03}))
                .containsExactly(new double[] {0.03, 0.06, 0.06}, within(1e-12));
        assertThat(Holm.adjusted(new double[] {0.5, 0.9})).containsExactly(1, 1);
        assertThat(Holm.adjusted(new double[0])).isEmpty();
    }

    @Test
    void the_interval_of_a_mean_of_few_values_is_about_students() {
        double[] values = {9.2, 10.1, 9.7, 10.4, 10.6};
        Interval interval = Bootstrap.mean(values);
        // 10.0 +- 2.776 * 0.5612 / sqrt(5)
        assertThat(interval.low()).isCloseTo(9.30, within(0.12));
        assertThat(interval.high()).isCloseTo(10.70, within(0.25));
        assertThat(Bootstrap.mean(values)).isEqualTo(interval);
    }

    @Test
    void the_interval_of_a_mean_holds_the_truth_about_as_often_as_it_says() {
        Random random = new Random(11);
        int held = 0;
        for (int i = 0; i < 200; i++) {
            double[] sample =
                    random.doubles(6, 0, 1).map(x -> x + random.nextDouble()).toArray();
            held += Bootstrap.mean(sample).contains(1) ? 1 : 0;
        }
        assertThat(held).isBetween(180, 199);
    }

    @Test
    void the_median_of_five_is_known_from_the_least_to_the_greatest_and_one_number_is_its_own_interval() {
        Estimate five = Estimate.of(new double[] {3, 1, 5, 2, 4});
        assertThat(five.median()).isEqualTo(3);
        assertThat(five.medianInterval()).isEqualTo(new Interval(1, 5));
        assertThat(Estimate.of(new double[] {7}).meanInterval()).isEqualTo(new Interval(7, 7));
        double[] even = {1, 2, 3, 4};
        assertThat(Bootstrap.median(even).low()).isEqualTo(1);
    }
}
