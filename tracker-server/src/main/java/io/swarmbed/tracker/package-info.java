/**
 * A BitTorrent tracker, alone or embedded: {@code swarm} is the pure registry of peers, {@code udp} and {@code http} are
 * its front ends, {@code service} is what they share. Start at {@link io.swarmbed.tracker.TrackerServer}. Imports the
 * engine's {@code bencode}, {@code random}, {@code InfoHash} and {@code PeerId}, nothing else of it.
 */
@NullMarked
package io.swarmbed.tracker;

import org.jspecify.annotations.NullMarked;
