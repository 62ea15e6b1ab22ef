package io.swarmbed.engine.virtual;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a node sends to its neighbours when it has a new piece, one HAVE each, into one {@link HaveFanOut}. */
final class HaveFanOuts {
    private final VirtualTime time;
    private final List<HaveFanOut> idle = new ArrayList<>();
    private @Nullable HaveFanOut gathering;

    HaveFanOuts(VirtualTime time) {
        this.time = time;
    }

    VirtualTime time() {
        return time;
    }

    /** Sends a HAVE over a connection on which nothing is under way. */
    void send(EventSource source, int piece, Flow flow, long oneWayNanos) {
        HaveFanOut current = gathering;
        if (current == null || !current.gathers(source.id, piece, time.nanos())) {
            launch();
            current = idle.isEmpty() ? new HaveFanOut(this) : idle.remove(idle.size() - 1);
            current.begin(source.id, piece, time.nanos(), source.nextKey());
            gathering = current;
        }
        current.add(flow, oneWayNanos);
    }

    /** What is sent from here on belongs to another event. */
    void launch() {
        HaveFanOut gathered = gathering;
        if (gathered != null) {
            gathering = null;
            gathered.launch();
        }
    }

    void recycle(HaveFanOut done) {
        idle.add(done);
    }
}
