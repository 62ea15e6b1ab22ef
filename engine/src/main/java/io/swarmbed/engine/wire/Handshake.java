package io.swarmbed.engine.wire;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;

/**
 * The first message of each side (BEP 3).
 *
 * @param reserved the eight reserved bytes, first byte in the highest bits
 */
public record Handshake(InfoHash infoHash, PeerId peerId, long reserved) {
    /** Bytes on the wire: 1 + 19 + 8 + 20 + 20. */
    public static final int LENGTH = 68;

    private static final long EXTENDED = 0x10_0000L;
    private static final long FAST = 0x04L;

    public static Handshake of(InfoHash infoHash, PeerId peerId, boolean fast, boolean extended) {
        return new Handshake(infoHash, peerId, (fast ? FAST : 0) | (extended ? EXTENDED : 0));
    }

    /** BEP 6. */
    public boolean fast() {
        return (reserved & FAST) != 0;
    }

    /** BEP 10. */
    public boolean extended() {
        return (reserved & EXTENDED) != 0;
    }
}
