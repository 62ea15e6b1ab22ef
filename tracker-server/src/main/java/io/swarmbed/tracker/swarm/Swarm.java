package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;

/** The peers of one torrent, IPv4 and IPv6 apart. */
final class Swarm {
    private final InfoHash infoHash;
    private final long number;
    private final PeerTable ipv4;
    private final PeerTable ipv6;
    private int downloaded;
    private int lastAnnounce;
    /** When the registry should look for expired peers next; changes only while the swarm is not queued. */
    private long due;

    /**
     * An empty swarm.
     *
     * @param number the swarm's place among all ever created, by which ties in time are ordered
     */
    Swarm(InfoHash infoHash, long number, int nowSeconds, boolean keepsIds, long key) {
        this.infoHash = infoHash;
        this.number = number;
        lastAnnounce = nowSeconds;
        ipv4 = new PeerTable(false, keepsIds, key);
        ipv6 = new PeerTable(true, keepsIds, key);
    }

    InfoHash infoHash() {
        return infoHash;
    }

    long number() {
        return number;
    }

    long due() {
        return due;
    }

    int size() {
        return ipv4.size() + ipv6.size();
    }

    SwarmTotals totals() {
        int leechers = ipv4.leechers() + ipv6.leechers();
        return new SwarmTotals(size() - leechers, leechers, downloaded);
    }

    boolean contains(Endpoint peer) {
        return table(peer).find(peer) >= 0;
    }

    /** Adds the peer or renews it. */
    void put(AnnounceRequest request, int nowSeconds) {
        Endpoint peer = request.peer();
        PeerTable table = table(peer);
        boolean seed = request.left() == 0;
        int slot = table.find(peer);
        if (slot < 0) {
            slot = table.add(peer, seed);
        } else if (table.isSeed(slot) != seed) {
            slot = table.turn(slot, peer);
        }
        table.touch(slot, request.peerId(), nowSeconds);
        if (seed && request.event() == AnnounceEvent.COMPLETED && table.count(slot)) {
            downloaded++;
        }
        lastAnnounce = nowSeconds;
    }

    /** Removes the peer and says whether it was there. */
    boolean remove(Endpoint peer, int nowSeconds) {
        PeerTable table = table(peer);
        int slot = table.find(peer);
        if (slot < 0) {
            return false;
        }
        table.remove(slot);
        lastAnnounce = nowSeconds;
        return true;
    }

    /** Other peers of the announcer's family, drawn uniformly; a seed is sent leechers alone. */
    PeerList sample(AnnounceRequest request, int count, PeerSampler sampler, RandomStream random) {
        PeerTable table = table(request.peer());
        int bound = eligible(table, request);
        int self = table.find(request.peer());
        boolean among = self >= 0 && self < bound;
        if (among) {
            bound--;
        }
        int found = Math.min(count, bound);
        if (found == 0) {
            return PeerList.empty(table.isIpv6());
        }
        int[] slots = sampler.draw(found, bound, random);
        for (int i = 0; among && i < found; i++) {
            // The last slot stands in for the announcer's own, which leaves all others equally likely.
            if (slots[i] == self) {
                slots[i] = bound;
            }
        }
        return PeerList.of(table, slots, found);
    }

    /** The same, but always those that joined first. */
    PeerList first(AnnounceRequest request, int count, OldestFirst oldest) {
        PeerTable table = table(request.peer());
        int bound = eligible(table, request);
        int self = table.find(request.peer());
        int found = Math.min(count, self >= 0 && self < bound ? bound - 1 : bound);
        oldest.begin(found);
        for (int slot = 0; slot < bound; slot++) {
            if (slot != self) {
                oldest.offer(slot, table.joined(slot));
            }
        }
        return PeerList.of(table, oldest.slots(), found);
    }

    private static int eligible(PeerTable table, AnnounceRequest request) {
        return request.left() == 0 ? table.leechers() : table.size();
    }

    /** Removes peers last seen at this second or before, at most so many. @return how many */
    int expire(int lastSeconds, int atMost) {
        int removed = ipv4.expire(lastSeconds, atMost);
        return removed + ipv6.expire(lastSeconds, atMost - removed);
    }

    /** Sets {@link #due} to the moment at which the oldest peer expires, or the empty swarm itself. */
    void schedule(int timeoutSeconds) {
        long oldest = lastAnnounce;
        if (ipv4.size() > 0) {
            oldest = Math.min(oldest, ipv4.oldestSeen());
        }
        if (ipv6.size() > 0) {
            oldest = Math.min(oldest, ipv6.oldestSeen());
        }
        due = oldest + timeoutSeconds;
    }

    private PeerTable table(Endpoint peer) {
        return peer.isIpv4() ? ipv4 : ipv6;
    }
}
