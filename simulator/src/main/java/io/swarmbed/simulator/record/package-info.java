/**
 * What is kept of a run: observers of single peers, samples of the swarm, and the run folder that charts are drawn from.
 * Start at {@link io.swarmbed.simulator.record.SwarmRecorder}; the folder's form is in {@code docs/run-folder.md}.
 */
@NullMarked
package io.swarmbed.simulator.record;

import org.jspecify.annotations.NullMarked;
