package io.swarmbed.simulator.world;

import io.swarmbed.engine.env.Clock;

/** The time since a run began; 0 before that. */
public final class RunClock implements Clock {
    private volatile Clock source = () -> 0;
    private volatile long start;

    /** The run begins: from here on this clock counts the other's nanoseconds. */
    public void start(Clock world) {
        start = world.nanos();
        source = world;
    }

    @Override
    public long nanos() {
        return source.nanos() - start;
    }
}
