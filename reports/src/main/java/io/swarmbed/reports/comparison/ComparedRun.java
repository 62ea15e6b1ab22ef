package io.swarmbed.reports.comparison;

/**
 * One run of a comparison.
 *
 * @param name of its folder under {@code runs/}
 * @param counts whether it ended as its scenario wants; others stand in no number
 * @param fault why it does not count, empty when it does
 * @param trustworthy whether the machine kept pace
 * @param repeats earlier attempts, in which the machine did not keep pace
 * @param digest of everything that happened, empty where a world makes none
 */
public record ComparedRun(
        String name,
        Variant variant,
        long seed,
        String world,
        boolean counts,
        String fault,
        boolean trustworthy,
        int repeats,
        String digest) {}
