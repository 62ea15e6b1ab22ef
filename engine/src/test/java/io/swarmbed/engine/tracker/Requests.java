package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;

/** Announces for tests. */
final class Requests {
    static final InfoHash TORRENT = InfoHash.ofHex("00112233445566778899aabbccddeeff2b7e41ff");

    private Requests() {}

    static AnnounceRequest announce(AnnounceRequest.Event event) {
        return new AnnounceRequest(
                TORRENT,
                PeerId.of("-SB0100-abcdefghijkl".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                6881,
                10,
                20,
                30,
                event,
                50,
                0xDEADBEEF);
    }
}
