/**
 * The UDP front end of the tracker (BEP 15). {@link io.swarmbed.tracker.udp.UdpResponder} turns a request packet into a
 * reply and is free of sockets; {@link io.swarmbed.tracker.udp.UdpFrontEnd} puts it behind one. Imports {@code swarm},
 * {@code service} and the engine's {@code InfoHash} and {@code PeerId}; Netty in the front end alone.
 */
@NullMarked
package io.swarmbed.tracker.udp;

import org.jspecify.annotations.NullMarked;
