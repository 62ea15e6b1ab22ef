package io.swarmbed.engine.virtual;

import io.swarmbed.engine.meta.PieceGeometry;

/** When one end of a connection may send its next block, if its path has a cap. */
final class Spacing extends Event {
    private final EventSource events;
    private final VirtualTime time;
    private final long blockNanos;
    private final Runnable writable;
    private long freeAt;

    Spacing(VirtualNode from, long blockNanos, Runnable writable) {
        this.events = from.events();
        this.time = from.network().time();
        this.blockNanos = blockNanos;
        this.writable = writable;
    }

    boolean free() {
        return freeAt <= time.nanos();
    }

    /** A block of this many bytes has been given to the path. */
    void occupy(int length) {
        long now = time.nanos();
        // Less than a block's time behind: the connection waited for its turn on the uplink, and makes up for it.
        long from = now - freeAt < blockNanos ? freeAt : now;
        freeAt = from + blockNanos * length / PieceGeometry.BLOCK_LENGTH;
        if (!free()) {
            events.schedule(this, freeAt);
        }
    }

    void stop() {
        events.cancel(this);
    }

    @Override
    void fire() {
        time.rang(events.id);
        writable.run();
    }
}
