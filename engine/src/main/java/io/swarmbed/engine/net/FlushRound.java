package io.swarmbed.engine.net;

import java.util.ArrayDeque;

/** Gathers the connections of a loop that have written, and flushes each once per turn of the loop. */
final class FlushRound implements Runnable {
    private final PeerLoop loop;
    private final ArrayDeque<SocketWriter> dirty = new ArrayDeque<>();
    private boolean due;

    FlushRound(PeerLoop loop) {
        this.loop = loop;
    }

    /** To be called once per writer until it has been flushed. */
    void add(SocketWriter writer) {
        dirty.add(writer);
        if (!due) {
            due = true;
            loop.execute(this);
        }
    }

    @Override
    public void run() {
        due = false;
        for (int left = dirty.size(); left > 0; left--) {
            loop.guard(dirty.remove()::flush);
        }
    }
}
