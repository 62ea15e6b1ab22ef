package io.swarmbed.engine.env;

/** The time of one world. */
public interface Clock {
    /** Nanoseconds since some fixed moment; never goes back. */
    long nanos();
}
