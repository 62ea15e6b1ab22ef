package io.swarmbed.engine.env;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;

/**
 * What a peer tells a tracker (BEP 3).
 *
 * @param port where the peer listens
 * @param uploaded bytes of content sent so far
 * @param downloaded bytes of content received so far
 * @param left bytes of content still to be had
 * @param numWant how many peers are wanted, at least 0
 * @param key a number that stays the same when the peer's address changes
 */
public record AnnounceRequest(
        InfoHash infoHash,
        PeerId peerId,
        int port,
        long uploaded,
        long downloaded,
        long left,
        Event event,
        int numWant,
        int key) {
    /** Why the announce is made. */
    public enum Event {
        NONE,
        STARTED,
        COMPLETED,
        STOPPED
    }
}
