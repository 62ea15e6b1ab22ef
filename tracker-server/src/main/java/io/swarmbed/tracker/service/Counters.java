package io.swarmbed.tracker.service;

import io.swarmbed.tracker.swarm.AnnounceEvent;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of one front-end thread, which alone adds to them; read by any. */
@SuppressWarnings("EnumOrdinal") // the layout is this class's own and never leaves the memory
final class Counters {
    static final int CONNECTS = 0;
    static final int SCRAPES = CONNECTS + 1;
    static final int BYTES_IN = SCRAPES + 1;
    static final int BYTES_OUT = BYTES_IN + 1;

    private static final int ANNOUNCES = BYTES_OUT + 1;
    private static final int REFUSED = ANNOUNCES + AnnounceEvent.values().length;
    private static final int KINDS = REFUSED + Refusal.values().length;

    static final int LENGTH = Protocol.values().length * KINDS;

    /** Longs on either side of the counters, which keep those of another thread off their cache lines. */
    private static final int PADDING = 16;

    private final AtomicLongArray counts = new AtomicLongArray(LENGTH + 2 * PADDING);

    static int announces(AnnounceEvent event) {
        return ANNOUNCES + event.ordinal();
    }

    static int refused(Refusal reason) {
        return REFUSED + reason.ordinal();
    }

    /** The place of a kind within the counts of both protocols. */
    static int at(Protocol protocol, int kind) {
        return protocol.ordinal() * KINDS + kind;
    }

    void add(Protocol protocol, int kind, long amount) {
        int at = PADDING + at(protocol, kind);
        // One writer: no atomic addition is needed.
        counts.setRelease(at, counts.getPlain(at) + amount);
    }

    RequestCounts read() {
        long[] read = new long[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            read[i] = counts.getAcquire(PADDING + i);
        }
        return new RequestCounts(read);
    }
}
