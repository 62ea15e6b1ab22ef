package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Every swarm a tracker knows, or one shard of them. Belongs to one thread at a time and needs no locks of its own. Seconds
 * are counted from any fixed moment, are at least 0, and never decrease.
 *
 * <p>A peer is its endpoint: an announce from the same address and port renews it, whatever its peer id. It is forgotten
 * when it stops, or once the time-out has passed since its last announce. An announce and a scrape each clear away a
 * bounded number of expired peers, those of the torrent they are about first; {@link #expire} does the rest, so that no
 * call ever scans. Nothing here grows by copying: see {@link Records}.
 */
public final class SwarmRegistry {
    private static final int EXPIRED_PER_CALL = 64;

    private final SwarmSettings settings;
    private final KeyedHash hash;
    private final Census census;
    private final PeerSampler sampler = new PeerSampler();
    private final OldestFirst oldest = new OldestFirst();
    private Swarms swarms;
    private Selection selection = Selection.UNIFORM;

    /**
     * An empty registry.
     *
     * @param indexKey keeps strangers from choosing addresses or info-hashes that collide; no result depends on it
     */
    public SwarmRegistry(SwarmSettings settings, long indexKey) {
        this(settings, new KeyedHash(indexKey), new Census());
    }

    /**
     * An empty registry whose limits hold for all that share the census together.
     *
     * @param hash keeps strangers from choosing addresses or info-hashes that collide; no result depends on its key
     */
    public SwarmRegistry(SwarmSettings settings, KeyedHash hash, Census census) {
        this.settings = settings;
        this.hash = hash;
        this.census = census;
        this.swarms = new Swarms(settings, hash, census);
    }

    public SwarmSettings settings() {
        return settings;
    }

    /** What is known, here and in the registries that share it. */
    public Census census() {
        return census;
    }

    Swarms swarms() {
        return swarms;
    }

    /** Which peers replies name from here on; uniform at first. */
    public void select(Selection newSelection) {
        selection = newSelection;
    }

    /** Forgets every torrent and peer at once. */
    public void clear() {
        swarms.leave();
        swarms = new Swarms(settings, hash, census);
    }

    /**
     * Registers, renews or (stopped) removes the peer, and draws other peers for it. A peer with port 0 is sent peers but
     * not registered, as nobody could dial it.
     */
    public AnnounceResponse announce(AnnounceRequest request, long nowSeconds, RandomStream random) {
        return announce(request, nowSeconds, random, Optional.empty());
    }

    /**
     * The same, but with the peers appended to a buffer in compact form, as far as there is room, and without their ids; the
     * response's list is a view of the buffer.
     *
     * @param compact of big-endian order
     */
    public AnnounceResponse announce(
            AnnounceRequest request, long nowSeconds, RandomStream random, ByteBuffer compact) {
        return announce(request, nowSeconds, random, Optional.of(compact));
    }

    private AnnounceResponse announce(
            AnnounceRequest request, long nowSeconds, RandomStream random, Optional<ByteBuffer> compact) {
        int now = Math.toIntExact(nowSeconds);
        swarms.expire(now, EXPIRED_PER_CALL);
        int row = swarms.find(request.infoHash(), now, EXPIRED_PER_CALL);
        boolean ipv6 = !request.peer().isIpv4();
        if (request.event() == AnnounceEvent.STOPPED) {
            if (row >= 0) {
                swarms.remove(row, request.peer(), now);
            }
            return new AnnounceResponse.Accepted(totals(row), PeerList.empty(ipv6));
        }
        int self = -1;
        if (request.peer().port() != 0) {
            int known = row < 0 ? -1 : swarms.open(row, ipv6).find(request.peer());
            if (known < 0 && !census.admitPeer(settings.maxPeers())) {
                return full(settings.maxPeers(), "peers");
            }
            if (row < 0) {
                if (!census.admitTorrent(settings.maxTorrents())) {
                    census.removePeers(1);
                    return full(settings.maxTorrents(), "torrents");
                }
                row = swarms.create(request.infoHash(), now);
            }
            self = swarms.put(row, known, request, now);
        }
        PeerList chosen =
                row < 0 ? PeerList.empty(ipv6) : choose(swarms.open(row, ipv6), request, self, random, compact);
        return new AnnounceResponse.Accepted(totals(row), chosen);
    }

    /** The counts of a torrent; zeros for one that is not known. */
    public SwarmTotals scrape(InfoHash infoHash, long nowSeconds) {
        int now = Math.toIntExact(nowSeconds);
        swarms.expire(now, EXPIRED_PER_CALL);
        return totals(swarms.find(infoHash, now, EXPIRED_PER_CALL));
    }

    /**
     * Forgets peers whose time-out has passed, and torrents without an announce for as long, at most so many in one call.
     *
     * @return how many it found, those among them that had announced again; nothing remains when it is less than at most
     */
    public int expire(long nowSeconds, int atMost) {
        return swarms.expire(Math.toIntExact(nowSeconds), atMost);
    }

    /**
     * Tells the sizes of the swarms in the next so many places, a place being free at times.
     *
     * @param place 0 at first, then what the call before returned
     * @return the place to go on from, or -1 when this was all
     */
    public int survey(int place, int atMost, SwarmSurvey survey) {
        SwarmRows rows = swarms.rows();
        int end = (int) Math.min(rows.end(), (long) place + atMost);
        for (int row = place; row < end; row++) {
            if (!rows.isVacant(row)) {
                survey.swarm(rows.infoHash(row), rows.totals(row), rows.size(row, SwarmRows.IPV4));
            }
        }
        return end < rows.end() ? end : -1;
    }

    /** A walk over all that is known. */
    public SwarmWalk walk() {
        return new SwarmWalk(this);
    }

    /**
     * Adds what it is told, so long as the limits allow and it has not expired; what is known already stays as it is, but
     * for the larger count of completions. A peer keeps its age, and expires when it would have. To be used before the
     * first announce.
     */
    public SwarmVisitor restorer(long nowSeconds) {
        return new Restoration(swarms, settings, census, Math.toIntExact(nowSeconds));
    }

    /** Other peers of the announcer's family; a seed is sent leechers alone. */
    private PeerList choose(
            PeerTable table, AnnounceRequest request, int self, RandomStream random, Optional<ByteBuffer> compact) {
        int bound = request.left() == 0 ? table.leechers() : table.size();
        int others = self >= 0 && self < bound ? bound - 1 : bound;
        boolean ipv6 = table.layout().isIpv6();
        int found = Math.min(settings.peersWanted(request.numWant()), others);
        if (compact.isPresent()) {
            found = Math.min(found, compact.get().remaining() / PeerList.stride(ipv6));
        }
        if (found == 0) {
            return PeerList.empty(ipv6);
        }
        int[] slots = switch (selection) {
            case UNIFORM -> sampler.draw(found, others, self, random);
            case OLDEST_FIRST -> oldest.choose(found, bound, self, table);
        };
        return compact.isPresent()
                ? PeerList.appended(table, slots, found, compact.get())
                : PeerList.of(table, slots, found);
    }

    private SwarmTotals totals(int row) {
        return row < 0 ? SwarmTotals.NONE : swarms.rows().totals(row);
    }

    private static AnnounceResponse full(int limit, String what) {
        return new AnnounceResponse.Refused("this tracker is full: it keeps " + limit + " " + what, true);
    }
}
