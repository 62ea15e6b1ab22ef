package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.RequestSizer;

/**
 * A window of requests that adapts to the connection. It grows by one with every block, which doubles it in each round
 * trip, until the rate of a round stops rising; then it follows the rate, so that the requests under way last for the
 * queue time or two round trips, whichever is longer.
 */
public final class AdaptiveRequests implements RequestSizer {
    /** Requests under way that every connection may have. */
    public static final int FLOOR = 4;
    /** For how many milliseconds the requests under way should last. */
    public static final int QUEUE_MILLIS = 1000;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int floor;
    private final long queueNanos;
    private int ceiling = Integer.MAX_VALUE;
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

    public AdaptiveRequests() {
        this(FLOOR, QUEUE_MILLIS * 1_000_000L);
    }

    /**
     * @param floor requests under way that every connection may have, at least 1
     * @param queueNanos the time for which the requests under way should last
     */
    public AdaptiveRequests(int floor, long queueNanos) {
        this.floor = floor;
        this.queueNanos = queueNanos;
        this.limit = floor;
    }

    @Override
    public int limit() {
        return limit;
    }

    /**
     * How many requests are worth a packet. Requests that are held back for company cost throughput when the remote peer
     * runs out of them meanwhile; those that wait there are the part of all under way by which the last block took longer
     * than the quickest one (Little 1961).
     */
    @Override
    public int batch() {
        if (lastDelay == Long.MAX_VALUE) {
            return 1;
        }
        long waiting = (long) ((double) limit * (lastDelay - shortestDelay) / lastDelay);
        return (int) Math.max(1, Math.min((limit + 3) / 4, waiting / 2));
    }

    @Override
    public void ceiling(int requests) {
        ceiling = requests;
        limit = Math.min(limit, ceiling);
    }

    /** What was measured before a pause says nothing of the rate. */
    @Override
    public void begins(long nowNanos) {
        beginRound(nowNanos);
    }

    @Override
    public void received(int bytes, long delayNanos, long nowNanos) {
        lastDelay = Math.max(1, delayNanos);
        shortestDelay = Math.min(shortestDelay, lastDelay);
        if (growing && limit < ceiling) {
            limit++;
        }
        roundBytes += bytes;
        if (++roundBlocks >= roundLength) {
            endRound(nowNanos);
            beginRound(nowNanos);
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
