package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;

/**
 * One announce of a peer.
 *
 * @param peer where the peer listens: the address its announce came from and the port it named
 * @param left bytes the peer still lacks; 0 makes it a seed, whatever the event
 * @param numWant peers wanted at most; negative leaves the number to the tracker
 */
public record AnnounceRequest(
        InfoHash infoHash, Endpoint peer, PeerId peerId, long left, AnnounceEvent event, int numWant) {}
