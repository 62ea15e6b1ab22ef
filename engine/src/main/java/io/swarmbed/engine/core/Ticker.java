package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.env.Env;

/** The second's beat of one torrent session. */
final class Ticker {
    static final long INTERVAL_NANOS = 1_000_000_000L;

    private final Clock clock;
    private final Runnable action;
    private final Alarm alarm;
    private long nextAt;

    Ticker(Env env, Runnable action) {
        this.clock = env.clock();
        this.action = action;
        this.alarm = env.alarms().alarm(this::beat);
    }

    /** Begins after this time. */
    void start(long delayNanos) {
        nextAt = clock.nanos() + delayNanos;
        alarm.at(nextAt);
    }

    void stop() {
        alarm.cancel();
    }

    private void beat() {
        nextAt = Math.max(nextAt + INTERVAL_NANOS, clock.nanos());
        alarm.at(nextAt);
        action.run();
    }
}
