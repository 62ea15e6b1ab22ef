package io.swarmbed.tracker.udp;

/** SipHash-2-4 (Aumasson, Bernstein 2012) of three 64-bit little-endian words, under a secret key of 128 bits. */
record SipHash(long key0, long key1) {
    /** The last word of a message holds its length in bytes, modulo 256, in the highest byte. */
    private static final long LAST = (3L * Long.BYTES) << 56;

    private static final int WORDS = 4;
    private static final int ROUNDS_OF_WORD = 2;
    private static final int ROUNDS = ROUNDS_OF_WORD * WORDS + 4;

    // On the path of every packet: four locals instead of an object for the state, one round written once in a loop.
    long hash(long first, long second, long third) {
        long v0 = key0 ^ 0x736F_6D65_7073_6575L;
        long v1 = key1 ^ 0x646F_7261_6E64_6F6DL;
        long v2 = key0 ^ 0x6C79_6765_6E65_7261L;
        long v3 = key1 ^ 0x7465_6462_7974_6573L;
        long word = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % ROUNDS_OF_WORD == 0) {
                v0 ^= word;
                word = switch (round / ROUNDS_OF_WORD) {
                    case 0 -> first;
                    case 1 -> second;
                    case 2 -> third;
                    case 3 -> LAST;
                    default -> 0;
                };
                v3 ^= word;
                if (round == ROUNDS_OF_WORD * WORDS) {
                    v2 ^= 0xFF;
                }
            }
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }
}
