package io.swarmbed.simulator.load;

/**
 * A part of a run.
 *
 * @param populates whether each peer announces itself once, in which case there are as many requests as peers
 * @param requests after which it ends at the latest
 * @param nanos after which it ends at the latest
 */
record Phase(String name, Pace pace, boolean populates, long requests, long nanos) {
    /** No bound. */
    static final long ENDLESS = Long.MAX_VALUE;

    static Phase populate(int peers, int window) {
        return new Phase("populate", new Pace.Closed(window), true, peers, ENDLESS);
    }

    static Phase ofTime(String name, Pace pace, long nanos) {
        return new Phase(name, pace, false, ENDLESS, nanos);
    }

    static Phase ofRequests(String name, Pace pace, long requests) {
        return new Phase(name, pace, false, requests, ENDLESS);
    }

    boolean isTimed() {
        return nanos != ENDLESS;
    }
}
