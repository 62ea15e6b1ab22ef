/**
 * The access log: a line of JSON for each request. Imports {@code service}, {@code swarm}, {@code net} and Jackson's generator of JSON; no sockets.
 * Start at {@link io.swarmbed.tracker.log.AccessLogFile}.
 */
@NullMarked
package io.swarmbed.tracker.log;

import org.jspecify.annotations.NullMarked;
