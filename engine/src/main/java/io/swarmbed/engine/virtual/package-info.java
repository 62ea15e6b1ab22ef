/**
 * Swarms in virtual time: the kernel that engine tests and the simulator share. One thread, one queue of events, no
 * bytes moved; the same seed gives the same run on every JVM. Start at {@link io.swarmbed.engine.virtual.VirtualNetwork}.
 * Imports {@code env}, {@code link}, {@code wire}, {@code meta} and {@code random}.
 */
@NullMarked
package io.swarmbed.engine.virtual;

import org.jspecify.annotations.NullMarked;
