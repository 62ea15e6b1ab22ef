package io.swarmbed.engine.virtual;

import io.swarmbed.engine.random.RandomStream;
import java.util.HexFormat;

/**
 * A fingerprint of everything that happened in a run, in order: deliveries, alarms, and at the end the state of random
 * streams. Two runs that differ anywhere have different digests, for all practical purposes; it is not cryptographic.
 */
public final class Digest {
    private static final int ALARM = -1;
    private static final int STREAM = -2;

    private long high = 0x6A09_E667_F3BC_C908L;
    private long low = 0xBB67_AE85_84CA_A73BL;

    void delivered(long nanos, int source, int target, Verb verb, int a, int b, int c) {
        mix(nanos, pair(source, target), pair(verb.code, a), pair(b, c));
    }

    void rang(long nanos, int node) {
        mix(nanos, pair(ALARM, node), 0, 0);
    }

    /** Adds the state of a random stream; draws nothing. */
    public void stream(RandomStream stream) {
        mix(STREAM, stream.fingerprint(), 0, 0);
    }

    /** The digest of all that was added so far, as 32 hexadecimal digits. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(finish(high ^ Long.rotateLeft(low, 32))) + hex.toHexDigits(finish(low + high));
    }

    private static long pair(int first, int second) {
        return ((long) first << 32) | (second & 0xFFFF_FFFFL);
    }

    /**
     * Both halves take in every word through bijections, so that a change of one word always shows. Only the last step
     * has to wait for the record before.
     */
    private void mix(long first, long second, long third, long fourth) {
        long x = first * 0x9E37_79B9_7F4A_7C15L ^ Long.rotateLeft(second * 0xD6E8_FEB8_6659_FD93L, 32);
        long y = third * 0xA076_1D64_78BD_642FL ^ Long.rotateLeft(fourth * 0xE703_7ED1_A0B4_28DBL, 32);
        high = finish(high ^ x ^ Long.rotateLeft(y, 17));
        low = Long.rotateLeft((low ^ x) * 0x8EBC_6AF0_9C88_C6E3L + y, 29);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long finish(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
