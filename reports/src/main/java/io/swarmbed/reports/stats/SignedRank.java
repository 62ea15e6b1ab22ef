package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test of paired differences, two-sided (Wilcoxon 1945). Differences of 0 are left out, as Wilcoxon
 * did; those of one size share their mean rank. The p value is exact: of all ways to give signs to these sizes, the part
 * that is at least as one-sided. Above 200 pairs, where some are of one size, it is the normal approximation; of few pairs
 * with many alike that one is too small.
 *
 * @param pairs that differ
 * @param p the probability of ranks at least as one-sided as these if both sides were alike; never below {@link #least}
 * @param effect the matched-pairs rank-biserial correlation: the share of the rank sum in favour of positive differences
 *     less that in favour of negative ones, from -1 to 1 (Kerby 2014)
 */
public record SignedRank(int pairs, double p, double effect) {
    private static final int MOST_EXACT = 200;

    /** Empty when no pair differs. */
    public static Optional<SignedRank> of(double[] differences) {
        double[] other = Arrays.stream(differences).filter(each -> each != 0).toArray();
        if (other.length == 0) {
            return Optional.empty();
        }
        WilcoxonSignedRankTest.Result result =
                WilcoxonSignedRankTest.withDefaults().test(other);
        double ranks = other.length * (other.length + 1) / 2.0;
        double p = other.length <= MOST_EXACT ? exact(other) : result.getPValue();
        return Optional.of(new SignedRank(
                other.length, Math.min(1, Math.max(least(other.length), p)), 2 * result.getStatistic() / ranks - 1));
    }

    /** By the distribution of the sum of ranks over all signs. Ranks are doubled, since a shared one may be a half. */
    private static double exact(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        int[] doubled = new int[sizes.length];
        for (int from = 0, to; from < sizes.length; from = to) {
            to = from + 1;
            while (to < sizes.length && sizes[to] == sizes[from]) {
                to++;
            }
            Arrays.fill(doubled, from, to, from + to + 1);
        }
        int all = Arrays.stream(doubled).sum();
        double[] chances = new double[all + 1];
        chances[0] = 1;
        int reached = 0;
        for (int rank : doubled) {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--) {
                chances[sum] = (chances[sum] + (sum < rank ? 0 : chances[sum - rank])) / 2;
            }
        }
        int positive = 0;
        for (double difference : differences) {
            positive += difference > 0 ? doubled[Arrays.binarySearch(sizes, difference)] : 0;
        }
        double tail = 0;
        for (int sum = 0; sum <= Math.min(positive, all - positive); sum++) {
            tail += chances[sum];
        }
        return 2 * tail;
    }

    /** The smallest p value that so many pairs can have: of the two orders of signs in which all agree, of 2^n. */
    public static double least(int pairs) {
        return StrictMath.pow(2, 1 - pairs);
    }
}
