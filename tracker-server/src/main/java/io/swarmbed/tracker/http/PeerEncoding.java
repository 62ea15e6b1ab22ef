package io.swarmbed.tracker.http;

import io.swarmbed.engine.bencode.BDict;
import io.swarmbed.engine.bencode.BList;
import io.swarmbed.engine.bencode.BValue;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.PeerList;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The peers of a reply, as a byte string (BEP 23, BEP 7) or as dictionaries (BEP 3). */
final class PeerEncoding {
    private PeerEncoding() {}

    /** IPv6 peers go under the key of BEP 7, beside an empty byte string under that of BEP 23, which clients look for. */
    static void putCompact(BDict.Builder reply, PeerList peers) {
        ByteBuffer compact = peers.compact();
        byte[] bytes = new byte[compact.remaining()];
        compact.get(bytes);
        if (peers.isIpv6()) {
            reply.put("peers", new byte[0]).put("peers6", bytes);
        } else {
            reply.put("peers", bytes);
        }
    }

    static void putDictionaries(BDict.Builder reply, PeerList peers, boolean withIds) {
        List<BValue> list = new ArrayList<>(peers.size());
        for (int i = 0; i < peers.size(); i++) {
            Endpoint endpoint = peers.endpoint(i);
            BDict.Builder peer = BDict.builder().put("ip", ip(endpoint)).put("port", endpoint.port());
            if (withIds) {
                peers.peerId(i).ifPresent(id -> peer.put("peer id", id.bytes()));
            }
            list.add(peer.build());
        }
        reply.put("peers", BList.of(list));
    }

    /** The address as text: dotted for IPv4, eight groups for IPv6. */
    private static String ip(Endpoint endpoint) {
        StringBuilder text = new StringBuilder();
        if (endpoint.isIpv4()) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                text.append(endpoint.low() >>> shift & 0xFF).append(shift == 0 ? "" : ".");
            }
        } else {
            for (int group = 0; group < 8; group++) {
                long half = group < 4 ? endpoint.high() : endpoint.low();
                text.append(group == 0 ? "" : ":").append(Long.toHexString(half >>> (48 - 16 * (group & 3)) & 0xFFFF));
            }
        }
        return text.toString();
    }
}
