/**
 * What an operator looks at: metrics for Prometheus, a page and its JSON, and a health check. Imports {@code service},
 * {@code swarm}, {@code net} and Jackson's generator of JSON; no sockets. Start at {@link io.swarmbed.tracker.status.StatusPages}.
 */
@NullMarked
package io.swarmbed.tracker.status;

import org.jspecify.annotations.NullMarked;
