/**
 * Where a scenario runs. A world takes a {@link io.swarmbed.simulator.world.SwarmRun} and brings every peer of its plan
 * to life with the engine's own classes. Start at {@link io.swarmbed.simulator.world.World}.
 */
@NullMarked
package io.swarmbed.simulator.world;

import org.jspecify.annotations.NullMarked;
