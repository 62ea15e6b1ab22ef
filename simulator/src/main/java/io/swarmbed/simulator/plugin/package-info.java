/**
 * A user's own strategies: jars that are loaded beside this program. Start at {@link
 * io.swarmbed.simulator.plugin.PlugIns}. Imports the engine's {@code policy}.
 */
@NullMarked
package io.swarmbed.simulator.plugin;

import org.jspecify.annotations.NullMarked;
