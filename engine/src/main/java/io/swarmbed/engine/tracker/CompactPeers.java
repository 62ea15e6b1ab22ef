package io.swarmbed.engine.tracker;

import io.swarmbed.engine.wire.PeerAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Peers as trackers pack them: 6 bytes over IPv4 (BEP 23), 18 over IPv6 (BEP 7). */
final class CompactPeers {
    /** Peers taken from one reply at most; the rest is left. */
    static final int MOST = 2000;

    private static final int IPV4_LENGTH = 6;
    private static final int IPV6_LENGTH = 18;

    private CompactPeers() {}

    /** Reads peers to the buffer's limit, without those that cannot be dialled because their port is 0. */
    static List<PeerAddress> read(ByteBuffer bytes, boolean ipv6) throws BadReplyException {
        int length = ipv6 ? IPV6_LENGTH : IPV4_LENGTH;
        if (bytes.remaining() % length != 0) {
            throw new BadReplyException(
                    "the list of peers has " + bytes.remaining() + " bytes, not a multiple of " + length);
        }
        List<PeerAddress> peers = new ArrayList<>(Math.min(MOST, bytes.remaining() / length));
        while (bytes.hasRemaining() && peers.size() < MOST) {
            PeerAddress peer = ipv6
                    ? new PeerAddress(bytes.getLong(), bytes.getLong(), Short.toUnsignedInt(bytes.getShort()))
                    : PeerAddress.ofIpv4(bytes.getInt(), Short.toUnsignedInt(bytes.getShort()));
            if (peer.port() != 0) {
                peers.add(peer);
            }
        }
        return peers;
    }
}
