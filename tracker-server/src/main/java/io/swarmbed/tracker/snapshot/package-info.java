/**
 * The registry in a file, so that a tracker that is started again knows its peers. Imports {@code service} and
 * {@code swarm}; no sockets. Start at {@link io.swarmbed.tracker.snapshot.SnapshotKeeper}.
 */
@NullMarked
package io.swarmbed.tracker.snapshot;

import org.jspecify.annotations.NullMarked;
