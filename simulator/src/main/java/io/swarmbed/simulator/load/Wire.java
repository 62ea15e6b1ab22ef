package io.swarmbed.simulator.load;

import java.util.concurrent.CompletableFuture;

/** How requests reach the tracker. Belongs to the event loop. */
interface Wire {
    /** Hears what comes back. */
    interface Sink {
        /** A reply to a request that is outstanding; it is valid during the call. */
        void replied(int slot, Reply reply);

        /** There will be no reply to this request. */
        void broken(int slot, String why);

        /** Something came that answers nothing. */
        void stray();

        /** The slot that waits for a reply to this transaction, or -1. */
        int slotOf(int transaction);

        /** All that had arrived has been told. */
        void readComplete();
    }

    /**
     * Makes contact with the tracker; not to be called on the event loop.
     *
     * @return done when requests can be sent; fails with a {@link LoadException} when the tracker cannot be reached
     */
    CompletableFuture<Void> start(Sink sink) throws LoadException;

    /** The most requests that can be outstanding. */
    int capacity();

    /** Whether a request of a peer at this source can be sent at once. */
    boolean canSend(int source);

    /** Writes a request, to be sent with the next flush at the latest; how many bytes it has. */
    int send(int slot, int transaction, Request request);

    void flush();

    /** Nobody waits for the reply to this request any more. */
    void abandon(int slot);

    void close();
}
