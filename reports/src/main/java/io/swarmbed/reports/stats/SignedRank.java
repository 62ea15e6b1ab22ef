package io.swarmbed.reports.stats;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test of paired differences, two-sided (Wilcoxon 1945). Differences of 0 are left out, as Wilcoxon
 * did. The p value is exact when no two differences are of the same size, else from the normal approximation.
 *
 * @param pairs that differ
 * @param p the probability of ranks at least as one-sided as these if both sides were alike; never below {@link #least}
 * @param effect the matched-pairs rank-biserial correlation: the share of the rank sum in favour of positive differences
 *     less that in favour of negative ones, from -1 to 1 (Kerby 2014)
 */
public record SignedRank(int pairs, double p, double effect) {
    /** Empty when no pair differs. */
    public static Optional<SignedRank> of(double[] differences) {
        double[] other = Arrays.stream(differences).filter(each -> each != 0).toArray();
        if (other.length == 0) {
            return Optional.empty();
        }
        WilcoxonSignedRankTest.Result result =
                WilcoxonSignedRankTest.withDefaults().test(other);
        double ranks = other.length * (other.length + 1) / 2.0;
        double p = Math.min(1, Math.max(least(other.length), result.getPValue()));
        return Optional.of(new SignedRank(other.length, p, 2 * result.getStatistic() / ranks - 1));
    }

    /** The smallest p value that so many pairs can have: of the two orders of signs in which all agree, of 2^n. */
    public static double least(int pairs) {
        return StrictMath.pow(2, 1 - pairs);
    }
}
