package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;

/** Announces for tests, in few words. */
final class Announces {
    static final InfoHash TORRENT = new InfoHash(1, 2, 3);
    static final InfoHash OTHER_TORRENT = new InfoHash(1, 2, 4);

    private Announces() {}

    static Endpoint ipv4(int host) {
        return Endpoint.ofIpv4(0x0A00_0000 + host, 6881);
    }

    static Endpoint ipv6(int host) {
        return new Endpoint(0xFD00L << 48, host, 6881);
    }

    static AnnounceRequest of(InfoHash torrent, Endpoint peer, long left, AnnounceEvent event, int numWant) {
        return new AnnounceRequest(
                torrent, peer, new PeerId(peer.low(), peer.high(), peer.port()), left, event, numWant);
    }

    static AnnounceRequest leecher(Endpoint peer) {
        return of(TORRENT, peer, 100, AnnounceEvent.NONE, -1);
    }

    static AnnounceRequest seed(Endpoint peer) {
        return of(TORRENT, peer, 0, AnnounceEvent.NONE, -1);
    }

    static AnnounceRequest event(Endpoint peer, long left, AnnounceEvent event) {
        return of(TORRENT, peer, left, event, -1);
    }
}
