/**
 * One run from scenario to run folder: prepares the content, lets a world run the swarm, writes what was recorded and
 * draws the charts. Start at {@link io.swarmbed.simulator.run.ScenarioRunner}.
 */
@NullMarked
package io.swarmbed.simulator.run;

import org.jspecify.annotations.NullMarked;
