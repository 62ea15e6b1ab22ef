package io.swarmbed.tracker.http;

import io.swarmbed.tracker.swarm.Endpoint;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The open connections of a tracker, in all and by address; shared by its threads. Addresses are counted in a table of
 * fixed size under a secret key, so that a flood takes no memory. Two that share a place, which nobody can arrange, share a
 * limit; an IPv6 network of 64 bits is one address.
 */
public final class ConnectionCounts {
    private static final int PLACES_LOG = 16;

    private final long key;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicIntegerArray byAddress = new AtomicIntegerArray(1 << PLACES_LOG);

    /**
     * None open.
     *
     * @param key random, unknown to strangers
     */
    public ConnectionCounts(long key) {
        this.key = key;
    }

    /** Connections open on all threads. */
    public int open() {
        return open.get();
    }

    /** Counts one more. */
    void opened() {
        open.incrementAndGet();
    }

    /** Counts one less. */
    void closed() {
        open.decrementAndGet();
    }

    /** Counts one more of this address, unless there are so many. */
    boolean takeAddress(Endpoint address, int most) {
        int place = place(address);
        if (byAddress.incrementAndGet(place) <= most) {
            return true;
        }
        byAddress.decrementAndGet(place);
        return false;
    }

    void giveBackAddress(Endpoint address) {
        byAddress.decrementAndGet(place(address));
    }

    /** The finaliser of SplitMix64 over address and key. */
    private int place(Endpoint address) {
        long mixed = (address.isIpv4() ? address.low() : address.high()) ^ key;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        mixed ^= mixed >>> 31;
        return (int) (mixed >>> (Long.SIZE - PLACES_LOG));
    }
}
