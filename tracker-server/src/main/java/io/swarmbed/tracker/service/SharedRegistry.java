package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.Census;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.KeyedHash;
import io.swarmbed.tracker.swarm.Selection;
import io.swarmbed.tracker.swarm.SwarmRegistry;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmSurvey;
import io.swarmbed.tracker.swarm.SwarmTotals;
import io.swarmbed.tracker.swarm.SwarmVisitor;
import io.swarmbed.tracker.swarm.SwarmWalk;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One registry for all front-end threads: each call locks the shard that keeps the torrent, and no other. The seconds that
 * two threads name at once may be a second or two apart; peers of large swarms are then forgotten that much late.
 */
public final class SharedRegistry {
    private static final int SHARDS = 64;

    /** Peers and swarms told under one lock: some tens of microseconds. */
    private static final int TOLD_AT_ONCE = 1024;

    private final SwarmSettings settings;
    private final Census census = new Census();
    private final KeyedHash hash;
    private final List<SwarmRegistry> shards;
    /** The shard that expires first in the next call, so that none is always last. */
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * An empty registry.
     *
     * @param indexKey keeps strangers from choosing addresses or info-hashes that collide, or that share a shard; no result
     *     depends on it
     */
    public SharedRegistry(SwarmSettings settings, long indexKey) {
        this.settings = settings;
        this.hash = new KeyedHash(indexKey);
        // Another hash than that of the shards, or their indexes would see but a 64th of its values.
        KeyedHash inner = new KeyedHash(~indexKey);
        this.shards = Stream.generate(() -> new SwarmRegistry(settings, inner, census))
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

    /** The same, but with the peers appended to a buffer: see {@link SwarmRegistry}. */
    public AnnounceResponse announce(
            AnnounceRequest request, long nowSeconds, RandomStream random, ByteBuffer compact) {
        SwarmRegistry shard = shard(request.infoHash());
        synchronized (shard) {
            return shard.announce(request, nowSeconds, random, compact);
        }
    }

    /** The counts of a torrent; zeros for one that is not known. */
    public SwarmTotals scrape(InfoHash infoHash, long nowSeconds) {
        SwarmRegistry shard = shard(infoHash);
        synchronized (shard) {
            return shard.scrape(infoHash, nowSeconds);
        }
    }

    /**
     * Forgets peers whose time-out has passed, and torrents without an announce for as long, at most so many in one call.
     *
     * @return how many it found, those among them that had announced again; nothing remains when it is less than at most
     */
    public int expire(long nowSeconds, int atMost) {
        int done = 0;
        int first = turn.getAndIncrement();
        for (int i = 0; i < SHARDS && done < atMost; i++) {
            SwarmRegistry shard = shards.get((first + i) & (SHARDS - 1));
            synchronized (shard) {
                done += shard.expire(nowSeconds, atMost - done);
            }
        }
        return done;
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

    /** Tells the size of every swarm, a thousand under one lock; each call of the survey holds it, hence must be short. */
    public void survey(SwarmSurvey survey) {
        for (SwarmRegistry shard : shards) {
            for (int place = 0; place >= 0; ) {
                synchronized (shard) {
                    place = shard.survey(place, TOLD_AT_ONCE, survey);
                }
            }
        }
    }

    /**
     * Tells all that is known, shard after shard, while announces go on. Each call of the visitor holds the lock of a shard,
     * hence must be short; no lock is held for more than some thousand peers on end.
     *
     * @param unlocked called every so often with no lock held: the place to write what the visitor has gathered
     * @see SwarmWalk what changes on the way
     */
    public void visit(long nowSeconds, SwarmVisitor visitor, Runnable unlocked) {
        for (SwarmRegistry shard : shards) {
            SwarmWalk walk = shard.walk();
            boolean more = true;
            while (more) {
                synchronized (shard) {
                    more = walk.step(TOLD_AT_ONCE, nowSeconds, visitor);
                }
                unlocked.run();
            }
        }
        visitor.done();
    }

    /**
     * Adds what it is told by {@link #visit}, so long as the limits allow and it has not expired. A peer keeps its age, and
     * expires when it would have. For one thread, and to be used before the first announce.
     */
    public SwarmVisitor restorer(long nowSeconds) {
        List<SwarmVisitor> restorers =
                shards.stream().map(shard -> shard.restorer(nowSeconds)).toList();
        return new SwarmVisitor() {
            private int current;

            @Override
            public void swarm(InfoHash infoHash, int downloaded, int idleSeconds) {
                current = shardNumber(infoHash);
                synchronized (shards.get(current)) {
                    restorers.get(current).swarm(infoHash, downloaded, idleSeconds);
                }
            }

            @Override
            public void peer(Endpoint endpoint, boolean seed, boolean counted, int ageSeconds, Optional<PeerId> id) {
                synchronized (shards.get(current)) {
                    restorers.get(current).peer(endpoint, seed, counted, ageSeconds, id);
                }
            }

            @Override
            public void done() {
                for (int i = 0; i < SHARDS; i++) {
                    synchronized (shards.get(i)) {
                        restorers.get(i).done();
                    }
                }
            }
        };
    }

    /** What is known at about this moment. */
    public Census census() {
        return census;
    }

    private SwarmRegistry shard(InfoHash infoHash) {
        return shards.get(shardNumber(infoHash));
    }

    private int shardNumber(InfoHash infoHash) {
        return hash.of(infoHash) & (SHARDS - 1);
    }
}
