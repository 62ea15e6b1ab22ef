package io.swarmbed.engine.virtual;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Max-min fair sharing of all links at once ({@link NetworkModel.MaxMin}). Each active connection, one that has a block
 * under way, is an entry of the arrays here. A weight counts against the others of the same sender: on foreign downlinks
 * an upload of usual weight for its sender counts as one.
 */
final class FluidPaths extends Event implements Paths {
    private static final double NANOS_PER_SECOND = 1e9;
    /** A block that needs longer than this, some 30 years, does not move: what is left over may be a rounding error. */
    private static final double NEVER = 1e18;

    private final NetworkModel.MaxMin options;
    private final VirtualNetwork network;
    private final VirtualTime time;
    private final MaxMinShares shares = new MaxMinShares();
    private final FluidLinks links = new FluidLinks();

    private @Nullable FluidPath[] paths = new FluidPath[16];
    private int[] up = new int[16];
    private int[] down = new int[16];
    private double[] cap = new double[16];
    private int[] weight = new int[16];
    /** Bytes per second, since when, and the bytes that were left then. */
    private double[] rate = new double[16];

    private long[] since = new long[16];
    private double[] left = new double[16];
    private double[] relativeWeight = new double[16];
    private double[] newRate = new double[16];
    private int active;
    private long computedAt = Long.MIN_VALUE / 2;

    FluidPaths(NetworkModel.MaxMin options, VirtualNetwork network) {
        this.options = options;
        this.network = network;
        this.time = network.time();
    }

    @Override
    public Path path(VirtualConnection sender, VirtualConnection receiver) {
        long blockNanos = network.spacing().nanos(sender.node(), receiver.node());
        links.know(sender.node());
        links.know(receiver.node());
        return new FluidPath(this, sender, receiver, blockNanos);
    }

    @Override
    public boolean paced() {
        return false;
    }

    /** Accounts for a message without a block, which takes its time from the next block's while a link is busy. */
    void control(int source, int target, int bytes) {
        int charged = network.headers().charged(bytes);
        links.owe(FluidLinks.up(source), charged, time.nanos());
        links.owe(FluidLinks.down(target), charged, time.nanos());
    }

    /** The path has a block to send, and had none. */
    void begin(FluidPath path, int bytes) {
        int entry = active++;
        if (entry == up.length) {
            grow(2 * entry);
        }
        path.entry = entry;
        paths[entry] = path;
        up[entry] = FluidLinks.up(path.source.id());
        down[entry] = FluidLinks.down(path.target.id());
        cap[entry] = path.cap();
        weight[entry] = path.weight();
        left[entry] = 0;
        rate[entry] = 0;
        since[entry] = time.nanos();
        double debt = links.begin(up[entry], down[entry], time.nanos());
        if (active > options.exactFlows()) {
            rate[entry] = Math.min(cap[entry], links.take(up[entry], down[entry], cap[entry]));
        }
        load(entry, network.headers().charged(bytes) + debt);
        computeSoon();
    }

    /** The path's block is through, and it has another one. */
    void next(FluidPath path, int bytes) {
        int entry = path.entry;
        if (weight[entry] != path.weight()) {
            weight[entry] = path.weight();
            computeSoon();
        }
        load(entry, network.headers().charged(bytes) + links.debt(up[entry], down[entry]));
    }

    private void load(int entry, double bytes) {
        left[entry] = bytes + Math.min(0, leftNow(entry));
        since[entry] = time.nanos();
        schedule(entry);
    }

    /** The path has no more blocks to send, or is cut. */
    void end(FluidPath path) {
        int entry = path.entry;
        path.entry = FluidPath.NO_ENTRY;
        links.end(up[entry], down[entry], rate[entry], time.nanos());
        int last = --active;
        if (entry != last) {
            FluidPath moved = Objects.requireNonNull(paths[last]);
            moved.entry = entry;
            paths[entry] = moved;
            up[entry] = up[last];
            down[entry] = down[last];
            cap[entry] = cap[last];
            weight[entry] = weight[last];
            rate[entry] = rate[last];
            since[entry] = since[last];
            left[entry] = left[last];
        }
        paths[last] = null;
        if (active > 0) {
            computeSoon();
        }
    }

    private void computeSoon() {
        if (!scheduled()) {
            long due = active <= options.exactFlows() ? time.nanos() : computedAt + options.intervalNanos();
            network.world().schedule(this, due);
        }
    }

    /** Computes the shares. */
    @Override
    void fire() {
        computedAt = time.nanos();
        links.relativeWeights(active, up, weight, relativeWeight);
        shares.compute(active, up, down, relativeWeight, cap, newRate, links.capacity());
        for (int entry = 0; entry < active; entry++) {
            if (newRate[entry] != rate[entry]) {
                links.change(up[entry], down[entry], newRate[entry] - rate[entry]);
                left[entry] = leftNow(entry);
                since[entry] = computedAt;
                rate[entry] = newRate[entry];
                schedule(entry);
            }
        }
    }

    private double leftNow(int entry) {
        long passed = time.nanos() - since[entry];
        return passed == 0 ? left[entry] : left[entry] - rate[entry] * passed / NANOS_PER_SECOND;
    }

    /** Sets when the block is through. */
    private void schedule(int entry) {
        FluidPath path = Objects.requireNonNull(paths[entry]);
        double nanos = StrictMath.ceil(Math.max(0, left[entry]) * NANOS_PER_SECOND / rate[entry]);
        if (nanos < NEVER) {
            path.throughAt(since[entry] + (long) nanos);
        } else {
            path.stall();
        }
    }

    private void grow(int capacity) {
        paths = Arrays.copyOf(paths, capacity);
        up = Arrays.copyOf(up, capacity);
        down = Arrays.copyOf(down, capacity);
        cap = Arrays.copyOf(cap, capacity);
        weight = Arrays.copyOf(weight, capacity);
        rate = Arrays.copyOf(rate, capacity);
        since = Arrays.copyOf(since, capacity);
        left = Arrays.copyOf(left, capacity);
        relativeWeight = new double[capacity];
        newRate = new double[capacity];
    }
}
