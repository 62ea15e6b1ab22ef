package io.swarmbed.reports.stats;

import java.util.Optional;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The Mann-Whitney test of two samples that are not paired, two-sided (Mann and Whitney 1947): a cross-check that does not
 * rest on pairing.
 *
 * @param p the probability of ranks at least as one-sided as these if both came from one distribution
 * @param superiority the chance that a number of the first sample is above one of the second, ties counting half: the
 *     measure A12 of Vargha and Delaney 2000
 */
public record RankSum(double p, double superiority) {
    /** Empty when one of the samples is. */
    public static Optional<RankSum> of(double[] first, double[] second) {
        if (first.length == 0 || second.length == 0) {
            return Optional.empty();
        }
        MannWhitneyUTest.Result result = MannWhitneyUTest.withDefaults().test(first, second);
        double p = Double.isNaN(result.getPValue()) ? 1 : Math.min(1, result.getPValue());
        return Optional.of(new RankSum(p, result.getStatistic() / ((double) first.length * second.length)));
    }

    /** Cliff's delta: the chance of being above less that of being below, from -1 to 1 (Cliff 1993). */
    public double delta() {
        return 2 * superiority - 1;
    }
}
