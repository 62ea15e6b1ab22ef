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
        mix(nanos);
        mix(pair(source, target));
        mix(pair(verb.code, a));
        mix(pair(b, c));
    }

    void rang(long nanos, int node) {
        mix(nanos);
        mix(pair(ALARM, node));
    }

    /** Adds the state of a random stream; draws nothing. */
    public void stream(RandomStream stream) {
        mix(STREAM);
        mix(stream.fingerprint());
    }

    /** The digest of all that was added so far, as 32 hexadecimal digits. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(finish(high ^ Long.rotateLeft(low, 32))) + hex.toHexDigits(finish(low + high));
    }

    private static long pair(int first, int second) {
        return ((long) first << 32) | (second & 0xFFFF_FFFFL);
    }

    private void mix(long word) {
        high = finish(high ^ word);
        low = Long.rotateLeft((low + word) * 0x9E37_79B9_7F4A_7C15L, 29);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long finish(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
