package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Kendall's rank correlation tau-b, which allows for ties: (concordant - discordant) / sqrt((n0 - n1)(n0 - n2)), with n0
 * all pairs of observations and n1, n2 those tied in either variable (Kendall, "The treatment of ties in ranking
 * problems", 1945; computed as in Knight 1966, in n log n).
 */
public final class KendallTau {
    private KendallTau() {}

    /** Empty when one of the variables is the same in all observations, or there are fewer than two. */
    public static OptionalDouble b(double[] x, double[] y) {
        int n = x.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingDouble(i -> y[i]))
                .mapToInt(i -> i)
                .toArray();
        long tiedBoth = tied(n, (a, b) -> x[order[a]] == x[order[b]] && y[order[a]] == y[order[b]]);
        long tiedX = tied(n, (a, b) -> x[order[a]] == x[order[b]]);
        double[] byX = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        long discordant = inversions(byX, new double[n], 0, n);
        // byX has been sorted by counting its inversions.
        long tiedY = tied(n, (a, b) -> byX[a] == byX[b]);
        double pairs = (double) n * (n - 1) / 2;
        double divisor = Math.sqrt((pairs - tiedX) * (pairs - tiedY));
        return divisor > 0
                ? OptionalDouble.of((pairs - tiedX - tiedY + tiedBoth - 2.0 * discordant) / divisor)
                : OptionalDouble.empty();
    }

    @FunctionalInterface
    private interface Same {
        boolean test(int a, int b);
    }

    /** Pairs within runs of equal neighbours. */
    private static long tied(int n, Same same) {
        long pairs = 0;
        int run = 1;
        for (int i = 1; i <= n; i++) {
            if (i < n && same.test(i - 1, i)) {
                run++;
            } else {
                pairs += (long) run * (run - 1) / 2;
                run = 1;
            }
        }
        return pairs;
    }

    /** Sorts by merging, and counts the pairs that stand the wrong way round. */
    private static long inversions(double[] values, double[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = inversions(values, spare, from, middle) + inversions(values, spare, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right == to || (left < middle && values[left] <= values[right])) {
                spare[i] = values[left++];
            } else {
                count += middle - left;
                spare[i] = values[right++];
            }
        }
        System.arraycopy(spare, from, values, from, to - from);
        return count;
    }
}
