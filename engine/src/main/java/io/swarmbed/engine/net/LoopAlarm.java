package io.swarmbed.engine.net;

import io.netty.util.concurrent.ScheduledFuture;
import io.swarmbed.engine.env.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * An alarm on an event loop. It keeps one timer in the loop, which is set anew only when the alarm has to ring earlier;
 * one that comes too early looks when to come again.
 */
final class LoopAlarm implements Alarm, Runnable {
    private final PeerLoop loop;
    private final Runnable action;
    private boolean set;
    private long due;
    private @Nullable ScheduledFuture<?> timer;
    private long timerDue;

    LoopAlarm(PeerLoop loop, Runnable action) {
        this.loop = loop;
        this.action = action;
    }

    @Override
    public void at(long nanos) {
        set = true;
        due = nanos;
        if (timer == null || nanos < timerDue) {
            arm();
        }
    }

    @Override
    public void cancel() {
        set = false;
        disarm();
    }

    @Override
    public void run() {
        timer = null;
        if (!set) {
            return;
        }
        if (loop.nanos() < due) {
            arm();
            return;
        }
        set = false;
        loop.guard(action);
    }

    private void arm() {
        disarm();
        timerDue = due;
        timer = loop.schedule(this, due).orElse(null);
    }

    private void disarm() {
        ScheduledFuture<?> old = timer;
        timer = null;
        if (old != null) {
            old.cancel(false);
        }
    }
}
