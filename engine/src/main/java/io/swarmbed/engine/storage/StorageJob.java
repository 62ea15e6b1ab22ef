package io.swarmbed.engine.storage;

/** A piece of work for a storage thread. */
interface StorageJob {
    void run(Scratch scratch);

    /** What goes first when there is more work than threads. */
    enum Urgency {
        /** A connection waits to send it. */
        READ,
        /** A piece that others may soon ask for. */
        WRITE,
        /** Checking what is there already. */
        CHECK
    }
}
