package io.swarmbed.engine.tracker;

/**
 * When a UDP tracker is asked again (BEP 15): the n-th wait is the first one times 2ⁿ.
 *
 * @param firstWaitNanos wait for the first reply
 * @param retries times a packet is sent again before the tracker is given up; 0 to 8
 */
public record UdpTiming(long firstWaitNanos, int retries) {
    private static final int MOST_RETRIES = 8;

    public UdpTiming {
        if (firstWaitNanos <= 0 || retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException("a first wait above 0 and 0 to " + MOST_RETRIES + " retries, not "
                    + firstWaitNanos + " and " + retries);
        }
    }

    /** 15 s, and three retries: a dead tracker is given up after 225 s, so that the next one gets its turn. */
    public static UdpTiming defaults() {
        return new UdpTiming(15_000_000_000L, 3);
    }

    long waitNanos(int attempt) {
        return firstWaitNanos << attempt;
    }
}
