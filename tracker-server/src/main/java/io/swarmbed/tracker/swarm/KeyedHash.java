package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;

/**
 * Spreads what strangers choose, info-hashes and endpoints, in a way they cannot foresee without the key: products of two
 * words that are each masked with a secret, folded. No result of a registry depends on the key.
 */
public final class KeyedHash {
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    /** The hash of this key, which is to be secret and random. */
    public KeyedHash(long key) {
        RandomStream words = new RandomStream(key);
        first = words.nextLong();
        second = words.nextLong();
        third = words.nextLong();
        fourth = words.nextLong();
    }

    /** All bits are equally good. */
    public int of(InfoHash infoHash) {
        return of(infoHash.high(), infoHash.middle(), infoHash.low());
    }

    int of(long high, long middle, int low) {
        long h = fold(fold(high ^ first, middle ^ second) ^ third, low ^ fourth);
        return (int) (h ^ h >>> 32);
    }

    private static long fold(long a, long b) {
        return Math.multiplyHigh(a, b) ^ a * b;
    }
}
