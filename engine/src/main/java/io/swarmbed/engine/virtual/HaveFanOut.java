package io.swarmbed.engine.virtual;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One node's HAVE for one piece on its way to those neighbours to whom nothing else is under way: one entry of the event
 * queue that goes from neighbour to neighbour in order of arrival, each at its own latency. It keeps the key of the moment
 * at which it was sent, so that it is delivered before all that its source sends later with the same time of arrival.
 */
final class HaveFanOut extends Event {
    /** Neighbours at most; the place in the order of sending takes 16 bits of {@link #order}. */
    static final int MOST = 1 << 16;

    /** One-way latencies, in nanoseconds, are below this, 39 hours; they take the other bits. */
    static final long LATENCY_LIMIT = 1L << 47;

    private static final int INITIAL_CAPACITY = 16;

    private final HaveFanOuts home;
    /** The directions that lead to the neighbours, in the order of sending. */
    private @Nullable Flow[] flows = new Flow[INITIAL_CAPACITY];
    /** Latency and place in {@link #flows}, sorted once all are known. */
    private long[] order = new long[INITIAL_CAPACITY];

    private int size;
    private int delivered;
    private int source;
    private int piece;
    private long sentAt;
    private long key;

    HaveFanOut(HaveFanOuts home) {
        this.home = home;
    }

    /** Begins to gather the neighbours to whom a node sends this piece at this moment. */
    void begin(int newSource, int newPiece, long nanos, long newKey) {
        source = newSource;
        piece = newPiece;
        sentAt = nanos;
        key = newKey;
        size = 0;
        delivered = 0;
    }

    /** Whether a HAVE that is sent at this moment belongs here. */
    boolean gathers(int bySource, int ofPiece, long nanos) {
        return source == bySource && piece == ofPiece && sentAt == nanos && size < MOST;
    }

    void add(Flow flow, long oneWayNanos) {
        if (size == order.length) {
            flows = Arrays.copyOf(flows, 2 * size);
            order = Arrays.copyOf(order, 2 * size);
        }
        flows[size] = flow;
        order[size] = oneWayNanos << 16 | size;
        size++;
    }

    /** All neighbours are known: sends it on its way. */
    void launch() {
        Arrays.sort(order, 0, size);
        home.time().schedule(this, nextArrival(), key);
    }

    private long nextArrival() {
        return sentAt + (order[delivered] >>> 16);
    }

    @Override
    void fire() {
        long now = home.time().nanos();
        do {
            int place = (int) order[delivered++] & (MOST - 1);
            Flow flow = Objects.requireNonNull(flows[place]);
            flows[place] = null;
            flow.haveArrived(piece);
        } while (delivered < size && nextArrival() <= now);
        if (delivered < size) {
            home.time().schedule(this, nextArrival(), key);
        } else {
            home.recycle(this);
        }
    }
}
