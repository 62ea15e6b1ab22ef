package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Census;
import io.swarmbed.tracker.swarm.Selection;
import io.swarmbed.tracker.swarm.SwarmRegistry;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.List;
import java.util.stream.Stream;

/** One registry for all front-end threads: each call locks the shard that keeps the torrent, and no other. */
public final class SharedRegistry {
    private static final int SHARDS = 64;

    private final SwarmSettings settings;
    private final Census census = new Census();
    private final List<SwarmRegistry> shards;

    /**
     * An empty registry.
     *
     * @param indexKey keeps strangers from choosing addresses or info-hashes that collide; no result depends on it
     */
    public SharedRegistry(SwarmSettings settings, long indexKey) {
        this.settings = settings;
        this.shards = Stream.generate(() -> new SwarmRegistry(settings, indexKey, census))
                .limit(SHARDS)
                .toList();
    }

    public SwarmSettings settings() {
        return settings;
    }

    public AnnounceResponse announce(AnnounceRequest request, long nowSeconds, RandomStream random) {
        SwarmRegistry shard = shard(request.infoHash());
        synchronized (shard) {
            return shard.announce(request, nowSeconds, random);
        }
    }

    /** The counts of a torrent; zeros for one that is not known. */
    public SwarmTotals scrape(InfoHash infoHash, long nowSeconds) {
        SwarmRegistry shard = shard(infoHash);
        synchronized (shard) {
            return shard.scrape(infoHash, nowSeconds);
        }
    }

    /** Forgets what has expired, at most so many peers of each shard. */
    public void expire(long nowSeconds, int atMostOfEach) {
        for (SwarmRegistry shard : shards) {
            synchronized (shard) {
                shard.expire(nowSeconds, atMostOfEach);
            }
        }
    }

    /** Which peers replies name from here on; uniform at first. */
    public void select(Selection selection) {
        for (SwarmRegistry shard : shards) {
            synchronized (shard) {
                shard.select(selection);
            }
        }
    }

    /** Forgets every torrent and peer, one shard after the other. */
    public void clear() {
        for (SwarmRegistry shard : shards) {
            synchronized (shard) {
                shard.clear();
            }
        }
    }

    /** What is known at about this moment. */
    public Census census() {
        return census;
    }

    private SwarmRegistry shard(InfoHash infoHash) {
        return shards.get(infoHash.low() & (SHARDS - 1));
    }
}
