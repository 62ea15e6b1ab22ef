/**
 * The HTTP front end of the tracker (BEP 3, 7, 23, 48). {@link io.swarmbed.tracker.http.HttpResponder} turns a request
 * target into a reply and is free of sockets; {@link io.swarmbed.tracker.http.HttpFrontEnd} puts it behind them. Imports
 * {@code swarm}, {@code service} and the engine's {@code bencode}, {@code InfoHash} and {@code PeerId}; Netty in the front
 * end alone.
 */
@NullMarked
package io.swarmbed.tracker.http;

import org.jspecify.annotations.NullMarked;
