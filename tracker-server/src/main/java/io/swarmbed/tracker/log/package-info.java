/**
 * The access log: a line of JSON for each request. Imports {@code service}, {@code swarm} and {@code net}; no sockets.
 * Start at {@link io.swarmbed.tracker.log.AccessLogSettings}.
 */
@NullMarked
package io.swarmbed.tracker.log;

import org.jspecify.annotations.NullMarked;
