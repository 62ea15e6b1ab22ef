/**
 * The peers of every torrent, as a tracker knows them: announce, scrape, expiry. Pure: no I/O, no clock, no threads; time
 * and randomness are arguments, so that a virtual world and the network front ends share it. Imports the engine's
 * {@code InfoHash}, {@code PeerId} and {@code random}. Start at {@link io.swarmbed.tracker.swarm.SwarmRegistry}.
 */
@NullMarked
package io.swarmbed.tracker.swarm;

import org.jspecify.annotations.NullMarked;
