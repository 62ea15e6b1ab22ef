package io.swarmbed.simulator.experiment;

/**
 * How far an experiment has come.
 *
 * @param done runs that have ended
 * @param kept those of them that were done before, and not run again
 * @param total all runs
 * @param failed runs that ended otherwise than they were to
 * @param underWay how much of the runs under way is done, each counting from 0 to 1 by the content that has been downloaded
 */
public record ExperimentProgress(int done, int kept, int total, int failed, double underWay) {}
