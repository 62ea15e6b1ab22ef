package io.swarmbed.simulator.experiment;

import java.nio.file.Path;

/**
 * A trial and where it is run.
 *
 * @param runs the folder in which it leaves its own
 */
public record Task(Trial trial, Path runs, ExperimentRunner.Worlds worlds) {}
