package io.swarmbed.simulator.experiment;

/**
 * How far experiments have come.
 *
 * @param done runs that have ended
 * @param kept those of them that were done before, and not run again
 * @param total all runs
 * @param failed runs that ended otherwise than they were to
 * @param share of the expected work that is done, from 0 to 1, runs under way included by the content that has been
 *     downloaded
 * @param keptShare the part of it that was done before
 */
public record ExperimentProgress(int done, int kept, int total, int failed, double share, double keptShare) {}
