/**
 * Comparisons: every variant of a scenario with every seed, in parallel and resumable, and what can be said of the
 * results. {@link io.swarmbed.simulator.experiment.ExperimentRunner} runs the {@link
 * io.swarmbed.simulator.experiment.Trial}s of an {@link io.swarmbed.simulator.experiment.Experiment}, {@link
 * io.swarmbed.simulator.experiment.Results} holds what was measured, and {@link
 * io.swarmbed.simulator.experiment.Judge} holds it against the scenario's expectations. Imports {@code scenario}, {@code
 * run}, {@code world} and the measures of {@code reports}.
 */
@NullMarked
package io.swarmbed.simulator.experiment;

import org.jspecify.annotations.NullMarked;
