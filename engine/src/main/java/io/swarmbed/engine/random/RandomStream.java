package io.swarmbed.engine.random;

import java.util.random.RandomGenerator;

/**
 * One stream of random numbers: xoshiro256** (Blackman, Vigna 2018) seeded through SplitMix64. Every derived draw is
 * defined here, because those of the JDK change between releases. Not thread-safe: a stream belongs to one peer.
 */
public final class RandomStream implements RandomGenerator {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    public RandomStream(long seed) {
        s0 = SeedTree.mix(seed += SeedTree.GAMMA);
        s1 = SeedTree.mix(seed += SeedTree.GAMMA);
        s2 = SeedTree.mix(seed += SeedTree.GAMMA);
        s3 = SeedTree.mix(seed + SeedTree.GAMMA);
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** Uniform in [0, bound), without bias (Lemire 2019). */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        long m = (nextLong() >>> 32) * bound;
        if ((int) m < bound && (m & 0xFFFF_FFFFL) < bound) {
            long threshold = (0x1_0000_0000L - bound) % bound;
            while ((m & 0xFFFF_FFFFL) < threshold) {
                m = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (m >>> 32);
    }

    /** Uniform in [origin, bound). */
    @Override
    public int nextInt(int origin, int bound) {
        return origin + nextInt(bound - origin);
    }

    /** Uniform in [0, bound), without bias. */
    @Override
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        long bits = nextLong() >>> 1;
        long value = bits % bound;
        while (bits - value + (bound - 1) < 0) {
            bits = nextLong() >>> 1;
            value = bits % bound;
        }
        return value;
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Exponential with mean 1. */
    @Override
    public double nextExponential() {
        return -StrictMath.log(1.0 - nextDouble());
    }

    /** Normal with mean 0 and standard deviation 1 (Box, Muller 1958; one draw of each pair is used). */
    @Override
    public double nextGaussian() {
        double radius = StrictMath.sqrt(2.0 * nextExponential());
        return radius * StrictMath.cos(2.0 * StrictMath.PI * nextDouble());
    }

    /** Shuffles in place, every order equally likely. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /** A digest of the state, for telling whether two runs have drawn alike; draws nothing. */
    public long fingerprint() {
        return SeedTree.mix(s0 ^ SeedTree.mix(s1 ^ SeedTree.mix(s2 ^ SeedTree.mix(s3))));
    }
}
