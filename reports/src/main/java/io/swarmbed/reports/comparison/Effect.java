package io.swarmbed.reports.comparison;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Estimate;
import io.swarmbed.reports.stats.PairedRatios;
import io.swarmbed.reports.stats.RankSum;
import io.swarmbed.reports.stats.SignedRank;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a variant does to one number, in place of the reference, with the same seeds.
 *
 * @param group a group's name, or {@code all}
 * @param across how the values of peers became one in each run; empty for the metric's own way
 * @param pairs one for each seed of which both runs gave the number, in the order of seeds
 * @param differences of the pairs, variant less reference; empty when there are no pairs
 * @param ratios of the pairs, variant over reference; empty when some number of the reference is not above 0
 * @param test of the differences; empty when all are 0
 * @param unpaired the cross-check that does not rest on pairing, over all runs of both variants
 * @param adjustedP the p value of {@code test}, corrected for the contrasts that were tested with it by Holm's method; 1
 *     where there is no test
 * @param family how many contrasts these are, this one included
 */
public record Effect(
        Design.Contrast contrast,
        String group,
        Metric metric,
        Optional<Across> across,
        List<Pair> pairs,
        Optional<Estimate> differences,
        Optional<PairedRatios> ratios,
        Optional<SignedRank> test,
        Optional<RankSum> unpaired,
        double adjustedP,
        int family) {
    /** Below this a difference counts as shown. */
    public static final double LEVEL = 0.05;

    /** The numbers of two runs with one seed. */
    public record Pair(long seed, double reference, double variant) {
        /** Variant less reference, in decimals as they were recorded, so that differences of one size are equal. */
        public double difference() {
            return BigDecimal.valueOf(variant)
                    .subtract(BigDecimal.valueOf(reference))
                    .doubleValue();
        }
    }

    /** What may be concluded. */
    public enum Conclusion {
        /** No seed gave a number of both. */
        NO_NUMBERS,
        /** Every seed gave the same number with both. */
        SAME,
        /** So few seeds can show no difference, whatever they give; all point in one direction. */
        TOO_FEW_ALIKE,
        /** So few seeds can show no difference; they point in both directions. */
        TOO_FEW_MIXED,
        /** The adjusted p value is at most {@link #LEVEL}. */
        SHOWN,
        /** It is not. */
        NOT_SHOWN
    }

    public Effect {
        pairs = List.copyOf(pairs);
    }

    /** What may be concluded. */
    public Conclusion conclusion() {
        if (pairs.isEmpty()) {
            return Conclusion.NO_NUMBERS;
        }
        if (test.isEmpty()) {
            return Conclusion.SAME;
        }
        if (adjustedP <= LEVEL) {
            return Conclusion.SHOWN;
        }
        if (pairs.size() >= fewestSeeds(family)) {
            return Conclusion.NOT_SHOWN;
        }
        boolean alike = pairs.stream()
                        .mapToDouble(pair -> Math.signum(pair.difference()))
                        .distinct()
                        .count()
                == 1;
        return alike ? Conclusion.TOO_FEW_ALIKE : Conclusion.TOO_FEW_MIXED;
    }

    /** Whether there is a direction to speak of: shown, or the same with each of too few seeds. */
    public boolean hasDirection() {
        Conclusion conclusion = conclusion();
        return conclusion == Conclusion.SHOWN || conclusion == Conclusion.TOO_FEW_ALIKE;
    }

    /** The median ratio less 1, such as 0.18 for 18 % more. */
    public OptionalDouble relative() {
        return ratios.map(ratio -> OptionalDouble.of(ratio.median() - 1)).orElse(OptionalDouble.empty());
    }

    /** The sign of the median difference, or where that is 0 of the ranks that seeds with a difference have: -1, 0 or 1. */
    public int sign() {
        double median = differences.map(Estimate::median).orElse(0.0);
        return (int)
                Math.signum(median != 0 ? median : test.map(SignedRank::effect).orElse(0.0));
    }

    /** Whether the interval of the median difference lies on one side of 0, though the test may not show a difference. */
    public boolean leavesOutZero() {
        return differences
                .map(Estimate::medianInterval)
                .filter(interval -> interval.low() > 0 || interval.high() < 0)
                .isPresent();
    }

    /**
     * How finely these seeds measure, as a part of the reference: half of the width of the interval of the ratio. A true
     * difference of that size is shown about every second time, and less often where contrasts are corrected for each other. Empty where there is no ratio or one seed.
     */
    public OptionalDouble resolution() {
        return ratios.isPresent() && pairs.size() > 1
                ? OptionalDouble.of(ratios.get().resolution())
                : OptionalDouble.empty();
    }

    /** The fewest seeds with which a signed-rank test can show any difference among so many contrasts. */
    public static int fewestSeeds(int family) {
        int seeds = 1;
        while (SignedRank.least(seeds) * Math.max(1, family) > LEVEL) {
            seeds++;
        }
        return seeds;
    }
}
