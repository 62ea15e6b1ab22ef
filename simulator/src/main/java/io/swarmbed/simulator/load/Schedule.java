package io.swarmbed.simulator.load;

/** The moments at which the requests of an open loop are due: evenly spaced, without drift. */
final class Schedule {
    private static final long SECOND = 1_000_000_000L;

    private final long start;
    private final long perSecond;
    private long taken;

    /**
     * A schedule whose first request is due at once.
     *
     * @param start nanoseconds
     * @param perSecond at least 1
     */
    Schedule(long start, long perSecond) {
        this.start = start;
        this.perSecond = perSecond;
    }

    /** When the next request is due, in nanoseconds of the same clock. */
    long nextAt() {
        return start + taken / perSecond * SECOND + taken % perSecond * SECOND / perSecond;
    }

    /** The next request has been taken. */
    void advance() {
        taken++;
    }
}
