/**
 * Real sockets, all peers in this JVM: every peer listens on a loopback address of its own and speaks TCP through Netty.
 * Start at {@link io.swarmbed.simulator.world.loopback.LoopbackWorld}.
 */
@NullMarked
package io.swarmbed.simulator.world.loopback;

import org.jspecify.annotations.NullMarked;
