package io.swarmbed.tracker.http;

import io.swarmbed.tracker.net.AddressText;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.PeerList;
import java.nio.ByteBuffer;

/** The peers of a reply, as a byte string (BEP 23, BEP 7) or as dictionaries (BEP 3). */
final class PeerEncoding {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private PeerEncoding() {}

    /** IPv6 peers go under the key of BEP 7, beside an empty byte string under that of BEP 23, which clients look for. */
    static void putCompact(BencodeBuffer reply, PeerList peers) {
        if (peers.isIpv6()) {
            reply.ascii("peers").bytes(NONE).ascii("peers6").bytes(peers.compact());
        } else {
            reply.ascii("peers").bytes(peers.compact());
        }
    }

    /** A dictionary for each peer; peer ids appear where the registry keeps them. */
    static void putDictionaries(BencodeBuffer reply, PeerList peers, boolean withIds) {
        reply.ascii("peers").beginList();
        for (int i = 0; i < peers.size(); i++) {
            Endpoint endpoint = peers.endpoint(i);
            reply.beginDict().ascii("ip").ascii(AddressText.of(endpoint));
            if (withIds) {
                peers.peerId(i).ifPresent(id -> reply.ascii("peer id").bytes(id.high(), id.middle(), id.low()));
            }
            reply.ascii("port").integer(endpoint.port()).end();
        }
        reply.end();
    }
}
