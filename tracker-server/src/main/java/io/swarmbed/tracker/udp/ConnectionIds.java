package io.swarmbed.tracker.udp;

import io.swarmbed.tracker.swarm.Endpoint;
import java.security.SecureRandom;

/**
 * Connection ids that prove a sender receives at its address (BEP 15), without state per sender: the low 16 bits are the
 * second of issue, the others a keyed hash of the address and that second. All threads of a tracker share one, as a sender
 * may reach any of them. Immutable.
 */
public final class ConnectionIds {
    /** How long an id is accepted, as BEP 15 has it. */
    static final int VALID_SECONDS = 120;

    private static final long SECOND_MASK = 0xFFFFL;

    private final SipHash hash;

    ConnectionIds(SipHash hash) {
        this.hash = hash;
    }

    /** Ids under a fresh key. */
    public static ConnectionIds random(SecureRandom secrets) {
        return new ConnectionIds(new SipHash(secrets.nextLong(), secrets.nextLong()));
    }

    long issue(Endpoint sender, long nowSeconds) {
        return (hash.hash(sender.high(), sender.low(), nowSeconds) & ~SECOND_MASK) | (nowSeconds & SECOND_MASK);
    }

    /** Whether the id was issued to this address within the last two minutes; takes the same time for every id. */
    boolean isValid(long id, Endpoint sender, long nowSeconds) {
        // A second that lies ahead has an age of nearly 2^16.
        long age = (nowSeconds - id) & SECOND_MASK;
        long tooOld = Math.max(0, age - VALID_SECONDS);
        return ((issue(sender, nowSeconds - age) ^ id) | tooOld) == 0;
    }
}
