/**
 * The peer protocol over TCP: bytes to verbs and back, handshakes, event loops, bandwidth shaping. Start at
 * {@link io.swarmbed.engine.net.PeerNetwork}. Imports {@code env}, {@code link}, {@code wire}, {@code meta}; Netty stays
 * in here.
 */
@NullMarked
package io.swarmbed.engine.net;

import org.jspecify.annotations.NullMarked;
