package io.swarmbed.tracker.access;

import io.swarmbed.tracker.net.Networks;

/**
 * What one address may ask: an IPv4 address, or an IPv6 /64, which is what one customer is given.
 *
 * @param requestsPerMinute in the long run; 1 to {@value #MAX_PER_MINUTE}
 * @param burst requests at once after a silence; 1 to {@value #MAX_BURST}, and no more than an hour's worth
 * @param addresses how many addresses are remembered at least, in 8 bytes each; 1 to {@value #MAX_ADDRESSES}
 * @param exempt networks without a limit
 */
public record RateLimit(long requestsPerMinute, int burst, int addresses, Networks exempt) {
    /** A request in a microsecond. */
    public static final long MAX_PER_MINUTE = 60_000_000;

    public static final int MAX_BURST = 1_000_000;
    public static final int MAX_ADDRESSES = 1 << 26;

    /** Half a million addresses take 4 MiB. */
    public static final int USUAL_ADDRESSES = 1 << 19;

    private static final long MINUTE_MICROS = 60_000_000;
    private static final long HOUR_MICROS = 60 * MINUTE_MICROS;

    public RateLimit {
        require(1, MAX_PER_MINUTE, requestsPerMinute, "requests per minute");
        require(1, MAX_BURST, burst, "requests at once");
        require(1, MAX_ADDRESSES, addresses, "addresses remembered");
        if (burst * (MINUTE_MICROS / requestsPerMinute) > HOUR_MICROS) {
            throw new IllegalArgumentException("a burst of " + burst + " requests is more than an hour's worth at "
                    + requestsPerMinute + " a minute");
        }
    }

    /** No network is exempt, and {@value #USUAL_ADDRESSES} addresses are remembered. */
    public static RateLimit of(long requestsPerMinute, int burst) {
        return new RateLimit(requestsPerMinute, burst, USUAL_ADDRESSES, Networks.NONE);
    }

    /** The same with networks that have no limit. */
    public RateLimit withExempt(Networks networks) {
        return new RateLimit(requestsPerMinute, burst, addresses, networks);
    }

    /** The same with another number of addresses remembered. */
    public RateLimit withAddresses(int atLeast) {
        return new RateLimit(requestsPerMinute, burst, atLeast, exempt);
    }

    /** Microseconds after which one more request is granted. */
    long microsPerRequest() {
        return MINUTE_MICROS / requestsPerMinute;
    }

    private static void require(long least, long most, long value, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": must be from " + least + " to " + most + ", not " + value);
        }
    }
}
