package io.swarmbed.simulator.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds replies against what the tracker has been told, which must know nothing of these torrents from another population or
 * from churn before. Transaction ids, actions and lengths are always checked.
 */
final class Verifier {
    private static final int IPV4 = 6;

    private final Population population;
    private final SourceAddresses sources;
    private final int numWant;
    private final int slack;
    private final Map<String, Long> violations = new LinkedHashMap<>();

    /**
     * A verifier for one run.
     *
     * @param numWant of every announce
     * @param slack by how many peers a swarm may seem larger than it is, because some come and go
     */
    Verifier(Population population, SourceAddresses sources, int numWant, int slack) {
        this.population = population;
        this.sources = sources;
        this.numWant = numWant;
        this.slack = slack;
    }

    /** What was wrong, and how often. */
    Map<String, Long> violations() {
        return new LinkedHashMap<>(violations);
    }

    void check(Request.Kind asked, int peer, int port, Reply reply) {
        int torrent = population.torrentOf(peer);
        switch (reply.kind) {
            case ANNOUNCED -> announced(asked, peer, port, reply);
            case SCRAPED -> {
                expect(asked == Request.Kind.SCRAPE, "a scrape's reply to an announce");
                counts(torrent, reply, 0);
            }
            case REFUSED, MALFORMED -> {}
        }
    }

    private void announced(Request.Kind asked, int peer, int port, Reply reply) {
        int torrent = population.torrentOf(peer);
        expect(asked != Request.Kind.SCRAPE, "an announce's reply to a scrape");
        expect(numWant == 0 || reply.peerCount <= numWant, "more peers than were wanted");
        counts(torrent, reply, reply.peerCount);
        for (int i = 0; i < reply.peerCount && reply.stride > 0; i++) {
            int at = reply.peersAt + i * reply.stride;
            int source = reply.stride == IPV4 ? sources.sourceAt(reply.peers.getInt(at)) : 0;
            int peerPort = reply.peers.getUnsignedShort(at + reply.stride - 2);
            expect(source != population.sourceOf(peer) || peerPort != port, "the peer that asked, among the peers");
            expect(source >= 0 && source < sources.count(), "a peer at an address that never announced");
            expect(
                    population.hasAnnounced(torrent, source, peerPort),
                    "a peer that never announced itself for the torrent");
        }
    }

    private void counts(int torrent, Reply reply, int peers) {
        if (reply.complete < 0 && reply.incomplete < 0) {
            return;
        }
        long all = Math.max(0, reply.complete) + Math.max(0, reply.incomplete);
        expect(all >= peers, "fewer seeds and leechers than peers");
        expect(all <= population.swarmSize(torrent) + (long) slack, "more seeds and leechers than the swarm has peers");
    }

    private void expect(boolean fulfilled, String violation) {
        if (!fulfilled) {
            violations.merge(violation, 1L, Long::sum);
        }
    }
}
