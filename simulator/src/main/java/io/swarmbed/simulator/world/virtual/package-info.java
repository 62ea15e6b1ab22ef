/**
 * Swarms in virtual time: the engine's own sessions on {@link io.swarmbed.engine.virtual}, one thread, no sockets, no
 * waiting, and the same every time. Start at {@link io.swarmbed.simulator.world.virtual.VirtualWorld}; who comes and
 * goes when is in {@code VirtualDirector}.
 */
@NullMarked
package io.swarmbed.simulator.world.virtual;

import org.jspecify.annotations.NullMarked;
