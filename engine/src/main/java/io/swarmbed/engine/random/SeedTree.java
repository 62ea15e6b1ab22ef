package io.swarmbed.engine.random;

/**
 * A node in a tree of named seeds, such as {@code node/17/choker}. A stream depends only on the root seed and its own
 * path, so that a new stream or a new draw in one place never shifts another. Immutable and thread-safe.
 */
public final class SeedTree {
    private final long seed;

    private SeedTree(long seed) {
        this.seed = seed;
    }

    /** The root of all streams of a run with this seed. */
    public static SeedTree root(long seed) {
        return new SeedTree(mix(seed ^ 0x5357_4152_4D42_4544L));
    }

    /** The child with this name. */
    public SeedTree child(String name) {
        long h = seed;
        for (int i = 0; i < name.length(); i++) {
            h = mix(h ^ name.charAt(i)) + i;
        }
        return new SeedTree(mix(h ^ 0x6E61_6D65L));
    }

    /** The child with this number, distinct from every named child. */
    public SeedTree child(long number) {
        return new SeedTree(mix(mix(seed ^ 0x6E75_6D62L) + number * GAMMA));
    }

    /** A fresh stream at this node; two calls give two streams with the same draws. */
    public RandomStream stream() {
        return new RandomStream(seed);
    }

    static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection on longs. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
