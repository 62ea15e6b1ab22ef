package io.swarmbed.engine.env;

/** A timer that is made once and set as often as needed. */
public interface Alarm {
    /** Rings once at this time of the {@link Clock}, or at once when that has passed; replaces an earlier setting. */
    void at(long nanos);

    /** Unsets it; nothing happens when it is not set. */
    void cancel();
}
