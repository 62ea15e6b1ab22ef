package io.swarmbed.tracker.access;

import io.swarmbed.tracker.swarm.Endpoint;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A token bucket for each address, in a table of fixed size: no lock, no garbage, safe from any thread.
 *
 * <p>A bucket is one number, the moment at which it will be full again (the virtual scheduling form of the generic cell
 * rate algorithm, ITU-T I.371). A full bucket lies in the past and says nothing that its absence would not say. So the
 * table may forget, and where it must, it forgets the fullest of the {@value #WAYS} buckets among which an address is
 * looked up. From that follows:
 *
 * <ul>
 *   <li>An address within its rate and burst is never refused, whoever else asks how much: only requests counted on its
 *       own bucket empty it. (Two addresses share a bucket with a probability of 1 in 16 million for each pair within one
 *       set of the table; where an address falls depends on a secret key.)
 *   <li>An address above its rate stays limited while fresh addresses flood the table, as those have the fuller buckets
 *       and displace each other: as long as it sends more often than its set is flooded through, once in (addresses
 *       remembered / fresh addresses a second) seconds. Slower ones may be forgotten, which gives them a full bucket.
 *   <li>Forged packets use up the bucket for those alone that come from a forged address or may do so.
 *   <li>A request that is refused is not counted: an address far above its rate gets its rate.
 * </ul>
 */
final class RateLimiter {
    private static final int WAYS = 8;
    private static final int TIME_BITS = 40;
    private static final long TIME_MASK = (1L << TIME_BITS) - 1;
    private static final int ATTEMPTS = 8;

    /** How far, in microseconds, the clock of another thread may be ahead. */
    private static final long SLACK = 1_000_000;

    private final long cost;
    private final long tolerance;
    private final int setMask;
    private final AtomicLongArray buckets;
    private final long key0;
    private final long key1;

    /**
     * All buckets full.
     *
     * @param key0 secret, so that nobody can choose addresses that meet in the table
     * @param key1 of the same kind
     */
    RateLimiter(RateLimit limit, long key0, long key1) {
        this.cost = limit.microsPerRequest();
        this.tolerance = (limit.burst() - 1) * cost;
        int sets = Integer.highestOneBit(Math.max(1, (limit.addresses() - 1) / WAYS)) << 1;
        this.setMask = sets - 1;
        this.buckets = new AtomicLongArray(sets * WAYS);
        this.key0 = key0 | 1;
        this.key1 = key1 | 1;
    }

    /**
     * Takes a token from the bucket of this address; false when it is empty.
     *
     * @param proven whether the address is known to be the sender's own; what may be forged has a bucket beside it
     * @param nowNanos at least 0, never decreasing in one thread, about the same in all
     */
    boolean admits(Endpoint sender, boolean proven, long nowNanos) {
        long now = nowNanos / 1000;
        long word = sender.isIpv4() ? sender.low() : sender.high();
        // No sender has the complement of such an address.
        long hash = hash(proven ? word : ~word);
        int set = ((int) hash & setMask) * WAYS;
        long tag = hash & ~TIME_MASK;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int at = find(set, tag, now);
            long seen = buckets.getPlain(at);
            long debt = (seen & ~TIME_MASK) == tag ? debt(seen, now) : 0;
            if (debt > tolerance) {
                return false;
            }
            if (buckets.compareAndSet(at, seen, tag | (now + debt + cost & TIME_MASK))) {
                return true;
            }
        }
        // Others are changing this very set so often that a token lost makes no difference to them.
        return true;
    }

    /** Where the bucket of this tag is, or the fullest of its set, which it may have. */
    private int find(int set, long tag, long now) {
        int fullest = set;
        long least = Long.MAX_VALUE;
        for (int at = set; at < set + WAYS; at++) {
            long bucket = buckets.getPlain(at);
            if ((bucket & ~TIME_MASK) == tag) {
                return at;
            }
            long debt = debt(bucket, now);
            if (debt < least) {
                least = debt;
                fullest = at;
            }
        }
        return fullest;
    }

    /**
     * Microseconds until a bucket is full. Times are kept modulo 2^{@value #TIME_BITS} microseconds, 12 days: what seems to
     * lie further ahead than any bucket can is long past.
     */
    private long debt(long bucket, long now) {
        long ahead = bucket - now & TIME_MASK;
        return ahead <= tolerance + cost + SLACK ? ahead : 0;
    }

    /** A bijection of 64 bits that mixes every bit into those that choose the set, and those that make the tag. */
    private long hash(long word) {
        long mixed = (word ^ key0) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 32 ^ key1) * 0xD6E8_FEB8_6659_FD93L;
        mixed = (mixed ^ mixed >>> 29 ^ key0) * 0xBF58_476D_1CE4_E5B9L;
        return mixed ^ mixed >>> 32;
    }
}
