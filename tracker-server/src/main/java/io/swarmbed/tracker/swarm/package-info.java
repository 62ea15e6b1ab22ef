/**
 * The peers of every torrent, as a tracker knows them: announce, scrape, expiry. Pure: no I/O, no clock, no threads; time
 * and randomness are arguments, so that a virtual world and the network front ends share it. Imports the engine's
 * {@code InfoHash}, {@code PeerId} and {@code random}. Start at {@link io.swarmbed.tracker.swarm.SwarmRegistry}.
 *
 * <p>Millions of peers are kept in arrays of ints, {@code Records}, that neither grow by copying nor leave garbage:
 * {@code SwarmRows} holds a row for each swarm, {@code PeerBlocks} the peers of small ones, and each large one has its
 * {@code LargePeers}. {@code PeerTable} is what the last two have in common, and {@code Swarms} puts all together.
 */
@NullMarked
package io.swarmbed.tracker.swarm;

import org.jspecify.annotations.NullMarked;
