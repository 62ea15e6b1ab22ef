package io.swarmbed.engine.env;

/** Makes alarms that ring on the peer's own thread. */
public interface Alarms {
    /** An alarm that is not set yet. */
    Alarm alarm(Runnable action);
}
