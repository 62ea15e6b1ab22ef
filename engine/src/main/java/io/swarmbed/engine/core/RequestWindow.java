package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceGeometry;

/**
 * How many requests one connection may have under way. It grows by one with every block, which doubles it in each round
 * trip, until the rate of a round stops rising; then it follows the rate, so that the requests under way last for the
 * queue time or two round trips, whichever is longer.
 */
final class RequestWindow {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int floor;
    private final long queueNanos;
    private int ceiling;
    private int limit;
    private boolean growing = true;
    private int flatRounds;
    private long rate;
    private long best;
    private long shortestDelay = Long.MAX_VALUE;
    private long lastDelay = Long.MAX_VALUE;
    private int roundBlocks;
    private long roundBytes;
    private long roundStart;
    private int roundLength;

    RequestWindow(int floor, int ceiling, long queueNanos, long now) {
        this.floor = floor;
        this.ceiling = ceiling;
        this.queueNanos = queueNanos;
        this.limit = Math.min(floor, ceiling);
        beginRound(now);
    }

    int limit() {
        return limit;
    }

    /**
     * How many requests are worth a packet. Requests that are held back for company cost throughput when the remote peer
     * runs out of them meanwhile; those that wait there are the part of all under way by which the last block took longer
     * than the quickest one (Little 1961).
     */
    int batch() {
        if (lastDelay == Long.MAX_VALUE) {
            return 1;
        }
        long waiting = (long) ((double) limit * (lastDelay - shortestDelay) / lastDelay);
        return (int) Math.max(1, Math.min((limit + 3) / 4, waiting / 2));
    }

    /** The remote peer keeps this many requests at most. */
    void ceiling(int value) {
        ceiling = Math.max(1, value);
        limit = Math.min(limit, ceiling);
    }

    /** The remote peer begins to serve: what was measured before a pause says nothing of the rate. */
    void restart(long now) {
        beginRound(now);
    }

    /** A block has come, this many nanoseconds after its request. */
    void received(int bytes, long delay, long now) {
        lastDelay = Math.max(1, delay);
        shortestDelay = Math.min(shortestDelay, lastDelay);
        if (growing && limit < ceiling) {
            limit++;
        }
        roundBytes += bytes;
        if (++roundBlocks >= roundLength) {
            endRound(now);
            beginRound(now);
        }
    }

    private void beginRound(long now) {
        roundStart = now;
        roundBlocks = 0;
        roundBytes = 0;
        roundLength = limit;
    }

    private void endRound(long now) {
        long measured = roundBytes * NANOS_PER_SECOND / Math.max(1, now - roundStart);
        rate = rate == 0 ? measured : (rate + measured) / 2;
        boolean risen = measured > best + best / 8;
        best = Math.max(measured, best - best / 16);
        long wanted = Math.max(queueNanos, 2 * shortestDelay);
        if (growing) {
            flatRounds = risen ? 0 : flatRounds + 1;
            growing = flatRounds < 2;
            // A slow or unsteady peer must not be taken for one whose rate still rises, and hoard blocks.
            limit = Math.min(limit, clamp(lasting(2 * wanted)));
        } else {
            limit = clamp(lasting(wanted));
            growing = risen;
            flatRounds = 0;
        }
    }

    private long lasting(long nanos) {
        return (long) ((double) rate * nanos / NANOS_PER_SECOND) / PieceGeometry.BLOCK_LENGTH + 1;
    }

    private int clamp(long blocks) {
        return (int) Math.min(ceiling, Math.max(floor, blocks));
    }
}
