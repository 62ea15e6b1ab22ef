package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Every swarm a tracker knows. Belongs to one thread and needs no locks; that thread is the front ends' only event loop,
 * or the virtual world's. Seconds are counted from any fixed moment, are at least 0, and never decrease.
 *
 * <p>A peer is its endpoint: an announce from the same address and port renews it, whatever its peer id. It is forgotten
 * when it stops, or once the time-out has passed since its last announce. An announce and a scrape each clear away a
 * bounded number of expired peers; {@link #expire} does the rest, so that no call ever scans.
 */
public final class SwarmRegistry {
    private static final int EXPIRED_PER_CALL = 64;

    private final SwarmSettings settings;
    private final long indexKey;
    private final Map<InfoHash, Swarm> swarms = new HashMap<>();
    private final PriorityQueue<Swarm> queue =
            new PriorityQueue<>(Comparator.comparingLong(Swarm::due).thenComparingLong(Swarm::number));
    private final PeerSampler sampler = new PeerSampler();
    private final Census census;
    private final OldestFirst oldest = new OldestFirst();
    private Selection selection = Selection.UNIFORM;
    private long created;

    /**
     * An empty registry.
     *
     * @param indexKey keeps strangers from choosing addresses that collide; no result depends on it
     */
    public SwarmRegistry(SwarmSettings settings, long indexKey) {
        this(settings, indexKey, new Census());
    }

    /**
     * An empty registry whose limits hold for all that share the census together.
     *
     * @param indexKey keeps strangers from choosing addresses that collide; no result depends on it
     */
    public SwarmRegistry(SwarmSettings settings, long indexKey, Census census) {
        this.settings = settings;
        this.indexKey = indexKey;
        this.census = census;
    }

    public SwarmSettings settings() {
        return settings;
    }

    /** What is known, here and in the registries that share it. */
    public Census census() {
        return census;
    }

    /** Which peers replies name from here on; uniform at first. */
    public void select(Selection newSelection) {
        selection = newSelection;
    }

    /** Forgets every torrent and peer at once. */
    public void clear() {
        for (Swarm swarm : queue) {
            census.addPeers(-swarm.size());
        }
        census.addTorrents(-swarms.size());
        swarms.clear();
        queue.clear();
    }

    /**
     * Registers, renews or (stopped) removes the peer, and draws other peers for it. A peer with port 0 is sent peers but
     * not registered, as nobody could dial it.
     */
    public AnnounceResponse announce(AnnounceRequest request, long nowSeconds, RandomStream random) {
        expire(nowSeconds, EXPIRED_PER_CALL);
        int now = Math.toIntExact(nowSeconds);
        Swarm swarm = swarms.get(request.infoHash());
        boolean ipv6 = !request.peer().isIpv4();
        if (request.event() == AnnounceEvent.STOPPED) {
            remove(swarm, request.peer(), now);
            return new AnnounceResponse.Accepted(totals(swarm), PeerList.empty(ipv6));
        }
        if (request.peer().port() != 0) {
            boolean known = swarm != null && swarm.contains(request.peer());
            if (!known && census.peers() >= settings.maxPeers()) {
                return new AnnounceResponse.Refused("this tracker is full: it keeps " + settings.maxPeers() + " peers");
            }
            if (swarm == null) {
                if (census.torrents() >= settings.maxTorrents()) {
                    return new AnnounceResponse.Refused(
                            "this tracker is full: it keeps " + settings.maxTorrents() + " torrents");
                }
                swarm = create(request.infoHash(), now);
            }
            swarm.put(request, now);
            census.addPeers(known ? 0 : 1);
        }
        PeerList chosen = swarm == null ? PeerList.empty(ipv6) : choose(swarm, request, random);
        return new AnnounceResponse.Accepted(totals(swarm), chosen);
    }

    /** The counts of a torrent; zeros for one that is not known. */
    public SwarmTotals scrape(InfoHash infoHash, long nowSeconds) {
        expire(nowSeconds, EXPIRED_PER_CALL);
        return totals(swarms.get(infoHash));
    }

    /**
     * Forgets peers whose time-out has passed, and torrents without an announce for as long, at most so many in one call.
     *
     * @return whether nothing remains to be forgotten at this second
     */
    public boolean expire(long nowSeconds, int atMost) {
        int now = Math.toIntExact(nowSeconds);
        int left = atMost;
        for (Swarm swarm = queue.peek(); swarm != null && swarm.due() <= now; swarm = queue.peek()) {
            if (left <= 0) {
                return false;
            }
            queue.poll();
            int removed = swarm.expire(now - settings.timeoutSeconds(), left);
            census.addPeers(-removed);
            left -= Math.max(1, removed);
            swarm.schedule(settings.timeoutSeconds());
            if (swarm.size() == 0 && swarm.due() <= now) {
                swarms.remove(swarm.infoHash());
                census.addTorrents(-1);
            } else {
                queue.add(swarm);
            }
        }
        return true;
    }

    private PeerList choose(Swarm swarm, AnnounceRequest request, RandomStream random) {
        int wanted = settings.peersWanted(request.numWant());
        return switch (selection) {
            case UNIFORM -> swarm.sample(request, wanted, sampler, random);
            case OLDEST_FIRST -> swarm.first(request, wanted, oldest);
        };
    }

    private Swarm create(InfoHash infoHash, int now) {
        Swarm swarm = new Swarm(infoHash, created++, now, settings.keepPeerIds(), indexKey);
        swarms.put(infoHash, swarm);
        census.addTorrents(1);
        swarm.schedule(settings.timeoutSeconds());
        queue.add(swarm);
        return swarm;
    }

    private void remove(@Nullable Swarm swarm, Endpoint peer, int now) {
        if (swarm != null && swarm.remove(peer, now)) {
            census.addPeers(-1);
        }
    }

    private static SwarmTotals totals(@Nullable Swarm swarm) {
        return swarm == null ? SwarmTotals.NONE : swarm.totals();
    }
}
