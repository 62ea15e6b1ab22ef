/**
 * What can be wrong with a tracker, for experiments: the same rules whether announces come over a wire or in virtual time.
 * Start at {@link io.swarmbed.tracker.fault.TrackerConduct}. Pure: imports {@code swarm} and the engine's {@code random}.
 */
@NullMarked
package io.swarmbed.tracker.fault;

import org.jspecify.annotations.NullMarked;
