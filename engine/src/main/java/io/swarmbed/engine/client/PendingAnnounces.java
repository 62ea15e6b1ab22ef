package io.swarmbed.engine.client;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.TrackerPort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Knows when every announce has been answered, so that a last good-bye gets out before the sockets close. */
final class PendingAnnounces implements TrackerPort {
    private final TrackerPort port;
    private final List<Runnable> waiting = new ArrayList<>();
    private int pending;

    PendingAnnounces(TrackerPort port) {
        this.port = port;
    }

    @Override
    public void announce(AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
        pending++;
        port.announce(request, answer -> {
            outcome.accept(answer);
            pending--;
            tellIfIdle();
        });
    }

    /** Runs the action once no announce is under way; on the peer's thread. */
    void whenIdle(Runnable action) {
        waiting.add(action);
        tellIfIdle();
    }

    private void tellIfIdle() {
        if (pending == 0) {
            waiting.forEach(Runnable::run);
            waiting.clear();
        }
    }
}
