/**
 * What stands between a run and a user's own strategies: whatever they throw becomes a {@link
 * io.swarmbed.engine.policy.StrategyException} that names them, and one that does not return is noticed and left behind.
 * Built-in strategies are not touched. Start at {@link io.swarmbed.simulator.guard.Guards}. Imports the engine's {@code
 * policy}.
 */
@NullMarked
package io.swarmbed.simulator.guard;

import org.jspecify.annotations.NullMarked;
