package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmbed.engine.random.RandomStream;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates of max-min fair sharing, against the definition. */
class MaxMinSharesTest {
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final Offset<Double> EXACT = within(1e-6);

    private final MaxMinShares shares = new MaxMinShares();

    private double[] rates(int[] first, int[] second, double[] weight, double[] cap, double... capacity) {
        double[] rates = new double[first.length];
        shares.compute(first.length, first, second, weight, cap, rates, capacity);
        return rates;
    }

    private static double[] all(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void one_bottleneck_is_shared_evenly() {
        double[] rates = rates(new int[] {0, 0, 0}, new int[] {1, 2, 3}, all(3, 1), all(3, NONE), 90, NONE, NONE, NONE);

        assertThat(rates).containsExactly(new double[] {30, 30, 30}, EXACT);
    }

    @Test
    void what_one_link_denies_is_left_for_others() {
        // Flow 0 crosses links 0 and 2, flow 1 links 0 and 3, flow 2 links 1 and 3.
        double[] rates = rates(new int[] {0, 0, 1}, new int[] {2, 3, 3}, all(3, 1), all(3, NONE), 100, 200, 20, 150);

        assertThat(rates).containsExactly(new double[] {20, 75, 75}, EXACT);
    }

    @Test
    void a_cap_leaves_the_rest_to_others() {
        double[] rates = rates(
                new int[] {0, 0, 0}, new int[] {1, 2, 3}, all(3, 1), new double[] {10, NONE, 25}, 90, 500, 500, 500);

        assertThat(rates).containsExactly(new double[] {10, 55, 25}, EXACT);
    }

    @Test
    void weights_divide_a_link_in_their_proportion() {
        double[] rates =
                rates(new int[] {0, 0}, new int[] {1, 2}, new double[] {0.5, 1.5}, all(2, NONE), 100, NONE, NONE);

        assertThat(rates).containsExactly(new double[] {25, 75}, EXACT);
    }

    @Test
    void what_nothing_limits_is_unlimited() {
        assertThat(rates(new int[] {0}, new int[] {1}, all(1, 1), all(1, NONE), NONE, NONE))
                .containsExactly(NONE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void each_flow_is_at_its_cap_or_has_the_most_on_a_full_link(long seed) {
        RandomStream random = new RandomStream(seed);
        for (int round = 0; round < 50; round++) {
            int nodes = 2 + random.nextInt(20);
            int flows = 1 + random.nextInt(60);
            double[] capacity = new double[2 * nodes];
            for (int link = 0; link < capacity.length; link++) {
                capacity[link] = random.nextInt(4) == 0 ? NONE : 1 + random.nextInt(1000);
            }
            int[] first = new int[flows];
            int[] second = new int[flows];
            double[] weight = new double[flows];
            double[] cap = new double[flows];
            for (int flow = 0; flow < flows; flow++) {
                first[flow] = 2 * random.nextInt(nodes);
                second[flow] = 2 * random.nextInt(nodes) + 1;
                weight[flow] = 0.25 + random.nextInt(8);
                cap[flow] = random.nextInt(4) == 0 ? 1 + random.nextInt(100) : NONE;
            }
            double[] rates = rates(first, second, weight, cap, capacity);
            checkFair(first, second, weight, cap, capacity, rates);
        }
    }

    /** Bertsekas, Gallager 1992: fair if and only if each flow has a bottleneck. */
    private static void checkFair(
            int[] first, int[] second, double[] weight, double[] cap, double[] capacity, double[] rates) {
        double[] used = new double[capacity.length];
        double[] most = new double[capacity.length];
        for (int flow = 0; flow < rates.length; flow++) {
            for (int link : new int[] {first[flow], second[flow]}) {
                used[link] += rates[flow];
                most[link] = Math.max(most[link], rates[flow] / weight[flow]);
            }
        }
        for (int link = 0; link < used.length; link++) {
            assertThat(used[link]).isLessThanOrEqualTo(capacity[link] * (1 + 1e-9));
        }
        for (int flow = 0; flow < rates.length; flow++) {
            assertThat(rates[flow]).isPositive();
            double level = rates[flow] / weight[flow] * (1 + 1e-6);
            int one = first[flow];
            int two = second[flow];
            assertThat(rates[flow] == cap[flow]
                            || (used[one] >= capacity[one] * (1 - 1e-6) && level >= most[one])
                            || (used[two] >= capacity[two] * (1 - 1e-6) && level >= most[two])
                            || (rates[flow] == NONE && capacity[one] == NONE && capacity[two] == NONE))
                    .as("flow %d has a bottleneck", flow)
                    .isTrue();
        }
    }
}
