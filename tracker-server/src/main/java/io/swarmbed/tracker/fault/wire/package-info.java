/**
 * The same troubles for a tracker that is spoken to over sockets: what a conduct says of arrivals and delays happens between
 * the sockets and the front ends. Start at {@link io.swarmbed.tracker.fault.wire.FaultyWires}. Imports {@code fault} and
 * Netty.
 */
@NullMarked
package io.swarmbed.tracker.fault.wire;

import org.jspecify.annotations.NullMarked;
