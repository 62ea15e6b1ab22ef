/**
 * The verbs of the peer protocol and what they carry: no bytes, no I/O. Start at
 * {@link io.swarmbed.engine.wire.PeerWire}. Imports {@code meta} and {@code bencode}.
 */
@NullMarked
package io.swarmbed.engine.wire;

import org.jspecify.annotations.NullMarked;
