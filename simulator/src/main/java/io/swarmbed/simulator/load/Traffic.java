package io.swarmbed.simulator.load;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;

/**
 * Decides what is asked next. All peers announce equally often, so that a torrent is asked for as often as its swarm is
 * large. Lifetimes are exponential; completions come as often as keeps the share of seeds.
 */
final class Traffic {
    private static final long LEFT = 1 << 20;
    private static final int NONE = -1;
    private static final int TRIES_FOR_A_LEECHER = 8;

    private final Population population;
    private final TrafficSettings settings;
    private final RandomStream random;
    private final double churnIntervalNanos;
    private final double departureShare;
    private final int stride;
    private int populated;
    private int newcomer = NONE;
    private double nextChurnAt;

    Traffic(Population population, PopulationSettings who, TrafficSettings settings) {
        this.population = population;
        this.settings = settings;
        this.random = SeedTree.root(who.seed()).child("load").stream();
        this.churnIntervalNanos = settings.lifetimeNanos() / (double) population.peers() / (1 + who.seedShare());
        this.departureShare = 1 / (1 + who.seedShare());
        this.stride = stride(population.peers());
    }

    /** Fills in the first announce of the next peer, each coming once, in an order unlike that of the torrents. */
    void populate(Request request) {
        int peer = (int) ((long) populated++ * stride % population.peers());
        announce(request, peer, Request.Kind.STARTED);
    }

    /** From this moment on, in nanoseconds, peers come and go. */
    void beginAt(long nowNanos) {
        nextChurnAt = nowNanos + random.nextExponential() * churnIntervalNanos;
    }

    /** Fills in the next request. */
    void next(Request request, long nowNanos) {
        if (newcomer != NONE) {
            int peer = newcomer;
            newcomer = NONE;
            population.succeeds(peer);
            announce(request, peer, Request.Kind.STARTED);
        } else if (settings.lifetimeNanos() > 0 && nowNanos >= nextChurnAt) {
            nextChurnAt += random.nextExponential() * churnIntervalNanos;
            churn(request);
        } else if (settings.scrapeShare() > 0 && random.nextDouble() < settings.scrapeShare()) {
            population.identify(request, random.nextInt(population.peers()));
            request.kind = Request.Kind.SCRAPE;
        } else {
            announce(request, random.nextInt(population.peers()), Request.Kind.ANNOUNCE);
        }
    }

    private void churn(Request request) {
        int peer = random.nextInt(population.peers());
        if (random.nextDouble() < departureShare) {
            newcomer = peer;
            announce(request, peer, Request.Kind.STOPPED);
            request.numWant = 0;
            return;
        }
        for (int tries = 1; population.isSeed(peer) && tries < TRIES_FOR_A_LEECHER; tries++) {
            peer = random.nextInt(population.peers());
        }
        boolean completes = !population.isSeed(peer);
        population.completes(peer);
        announce(request, peer, completes ? Request.Kind.COMPLETED : Request.Kind.ANNOUNCE);
    }

    private void announce(Request request, int peer, Request.Kind kind) {
        population.identify(request, peer);
        request.kind = kind;
        request.left = population.isSeed(peer) ? 0 : LEFT;
        request.numWant = settings.numWant();
    }

    /** A step of about the golden section that meets every peer once. */
    private static int stride(int peers) {
        int stride = Math.max(1, (int) (peers * 0.618));
        while (gcd(stride, peers) != 1) {
            stride++;
        }
        return stride;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
