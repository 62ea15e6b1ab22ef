package io.swarmbed.tracker.udp;

/** SipHash-2-4 (Aumasson, Bernstein 2012) of three 64-bit little-endian words, under a secret key of 128 bits. */
record SipHash(long key0, long key1) {
    private static final int WORDS = 3;

    long hash(long first, long second, long third) {
        State state = new State(key0, key1);
        state.absorb(first);
        state.absorb(second);
        state.absorb(third);
        // The last word holds the message's length in bytes, modulo 256, in its highest byte.
        state.absorb((long) (WORDS * Long.BYTES) << 56);
        return state.finish();
    }

    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long key0, long key1) {
            v0 = key0 ^ 0x736F_6D65_7073_6575L;
            v1 = key1 ^ 0x646F_7261_6E64_6F6DL;
            v2 = key0 ^ 0x6C79_6765_6E65_7261L;
            v3 = key1 ^ 0x7465_6462_7974_6573L;
        }

        void absorb(long word) {
            v3 ^= word;
            rounds(2);
            v0 ^= word;
        }

        long finish() {
            v2 ^= 0xFF;
            rounds(4);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void rounds(int count) {
            for (int i = 0; i < count; i++) {
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
        }
    }
}
