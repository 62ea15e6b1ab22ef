package io.swarmbed.engine.virtual;

import io.swarmbed.engine.random.RandomStream;

/**
 * Ranks of nodes: a permutation of [0, 2²⁰) drawn from the seed, so that ties favour nobody and the number of nodes need
 * not be known. Four rounds of a Feistel network over random functions (Luby, Rackoff 1988).
 */
final class Ranks {
    static final int COUNT = 1 << 20;

    private static final int HALF_BITS = 10;
    private static final int HALF = 1 << HALF_BITS;
    private static final int ROUNDS = 4;

    private final short[][] functions = new short[ROUNDS][HALF];

    Ranks(RandomStream random) {
        for (short[] function : functions) {
            for (int i = 0; i < HALF; i++) {
                function[i] = (short) random.nextInt(HALF);
            }
        }
    }

    /** The rank of a node, different for each id from 0 to {@link #COUNT} - 1. */
    int of(int id) {
        int left = id >>> HALF_BITS;
        int right = id & (HALF - 1);
        for (short[] function : functions) {
            int mixed = left ^ function[right];
            left = right;
            right = mixed;
        }
        return (left << HALF_BITS) | right;
    }
}
