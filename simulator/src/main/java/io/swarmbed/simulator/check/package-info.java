/**
 * What must hold in a virtual world after every event, checked from outside: by what peers and the network tell, and by
 * the engine's own recount. It only listens, so that a run that is checked goes as one that is not. Start at
 * {@link io.swarmbed.simulator.check.SwarmCheck}. Imports the engine alone.
 */
@NullMarked
package io.swarmbed.simulator.check;

import org.jspecify.annotations.NullMarked;
