package io.swarmbed.tracker.service;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.AnnounceResponse;
import io.swarmbed.tracker.swarm.SwarmRegistry;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A registry at work. All calls but {@link #stats} belong to one thread, the event loop of both front ends, which is why
 * the registry needs no locks.
 */
public final class TrackerService {
    private static final int EXPIRED_PER_TICK = 10_000;

    private final SwarmRegistry registry;
    private final RandomStream random;
    private final LongSupplier clock;
    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong announces = new AtomicLong();
    private final AtomicLong scrapes = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong torrents = new AtomicLong();
    private final AtomicLong peers = new AtomicLong();

    /**
     * Puts a registry to work.
     *
     * @param clock seconds since any fixed moment, never decreasing
     */
    public TrackerService(SwarmRegistry registry, RandomStream random, LongSupplier clock) {
        this.registry = registry;
        this.random = random;
        this.clock = clock;
    }

    public SwarmSettings settings() {
        return registry.settings();
    }

    public long nowSeconds() {
        return clock.getAsLong();
    }

    public AnnounceResponse announce(AnnounceRequest request) {
        AnnounceResponse response = registry.announce(request, nowSeconds(), random);
        count(response instanceof AnnounceResponse.Accepted ? announces : errors);
        publishSizes();
        return response;
    }

    public SwarmTotals scrape(InfoHash infoHash) {
        count(scrapes);
        return registry.scrape(infoHash, nowSeconds());
    }

    /** Forgets what has expired; to be called about once a second. */
    public void tick() {
        registry.expire(nowSeconds(), EXPIRED_PER_TICK);
        publishSizes();
    }

    /** Counts a connection id given out. */
    public void countConnect() {
        count(connects);
    }

    /** Counts a request that was malformed or forged. */
    public void countError() {
        count(errors);
    }

    /** Safe to call from any thread. */
    public TrackerStats stats() {
        return new TrackerStats(
                connects.get(), announces.get(), scrapes.get(), errors.get(), (int) torrents.get(), (int) peers.get());
    }

    private void publishSizes() {
        torrents.setRelease(registry.torrents());
        peers.setRelease(registry.peers());
    }

    /** There is one writer, so that no atomic addition is needed. */
    private static void count(AtomicLong counter) {
        counter.setRelease(counter.getPlain() + 1);
    }
}
