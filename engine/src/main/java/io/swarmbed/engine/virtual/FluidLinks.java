package io.swarmbed.engine.virtual;

import java.util.Arrays;

/**
 * The links of a network's nodes, two each, as {@link FluidPaths} accounts for them: their capacities, what of it nobody
 * has, and the bytes of control messages that are still to be paid for.
 */
final class FluidLinks {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Bytes per second by link, infinite without a limit. */
    private double[] capacity = {};

    private double[] free = {};
    private double[] owed = {};
    private long[] idleSince = {};
    private int[] active = {};
    /** Sums of weights while relative ones are computed; 0 otherwise. */
    private double[] weights = {};

    static int up(int node) {
        return 2 * node;
    }

    static int down(int node) {
        return 2 * node + 1;
    }

    /** Bytes per second by link; infinite without a limit. */
    double[] capacity() {
        return capacity;
    }

    /** Makes room for the links of this node. */
    void know(VirtualNode node) {
        int link = up(node.id());
        if (link >= capacity.length) {
            int length = Math.max(64, 2 * (link + 2));
            capacity = Arrays.copyOf(capacity, length);
            free = Arrays.copyOf(free, length);
            owed = Arrays.copyOf(owed, length);
            idleSince = Arrays.copyOf(idleSince, length);
            active = Arrays.copyOf(active, length);
            weights = Arrays.copyOf(weights, length);
        }
        if (capacity[link] == 0) {
            set(link, node.link().uploadBytesPerSecond());
            set(link + 1, node.link().downloadBytesPerSecond());
        }
    }

    private void set(int link, long bytesPerSecond) {
        capacity[link] = bytesPerSecond == 0 ? Double.POSITIVE_INFINITY : bytesPerSecond;
        free[link] = capacity[link];
    }

    /** A message without a block passes; it costs time only while the link is busy. */
    void owe(int link, int bytes, long now) {
        if (active[link] == 0) {
            pay(link, now);
            idleSince[link] = now;
        }
        if (capacity[link] != Double.POSITIVE_INFINITY) {
            owed[link] += bytes;
        }
    }

    private void pay(int link, long now) {
        if (owed[link] > 0) {
            owed[link] = Math.max(0, owed[link] - (now - idleSince[link]) * capacity[link] / NANOS_PER_SECOND);
        }
    }

    /**
     * One more connection is active on these two links.
     *
     * @return bytes that its first block pays for
     */
    double begin(int up, int down, long now) {
        activate(up, now);
        activate(down, now);
        return debt(up, down);
    }

    private void activate(int link, long now) {
        if (active[link]++ == 0) {
            pay(link, now);
        }
    }

    /** Takes over what is owed: what is sent on both links pays for both. */
    double debt(int up, int down) {
        double bytes = Math.max(owed[up], owed[down]);
        owed[up] = 0;
        owed[down] = 0;
        return bytes;
    }

    /** A connection that had this rate is active no more. */
    void end(int up, int down, double rate, long now) {
        change(up, down, -rate);
        passivate(up, now);
        passivate(down, now);
    }

    private void passivate(int link, long now) {
        if (--active[link] == 0) {
            idleSince[link] = now;
            free[link] = capacity[link];
        }
    }

    /** Takes for a connection what nobody has on both links, up to so much. */
    double take(int up, int down, double most) {
        double rate = Math.max(0, Math.min(most, Math.min(free[up], free[down])));
        change(up, down, rate);
        return rate;
    }

    /** The rate of a connection has changed by this much. */
    void change(int up, int down, double difference) {
        if (capacity[up] != Double.POSITIVE_INFINITY) {
            free[up] -= difference;
        }
        if (capacity[down] != Double.POSITIVE_INFINITY) {
            free[down] -= difference;
        }
    }

    /** Puts weights into proportion to the mean of the same sender's. */
    void relativeWeights(int flows, int[] up, int[] weight, double[] relative) {
        for (int flow = 0; flow < flows; flow++) {
            weights[up[flow]] += weight[flow];
        }
        for (int flow = 0; flow < flows; flow++) {
            relative[flow] = weight[flow] * active[up[flow]] / weights[up[flow]];
        }
        for (int flow = 0; flow < flows; flow++) {
            weights[up[flow]] = 0;
        }
    }
}
