package io.swarmbed.tracker.access;

import io.swarmbed.engine.meta.InfoHash;

/**
 * Info-hashes in open addressing over primitive arrays: about 25 bytes for each. Filled by one thread, then read by any
 * once it has been handed over safely.
 */
final class InfoHashSet {
    private static final int SLOT_BYTES = 2 * Long.BYTES + Integer.BYTES;

    private final long[] high;
    private final long[] middle;
    private final int[] low;
    private final long key;
    private int size;
    private boolean hasZero;

    /**
     * An empty set.
     *
     * @param atMost how many can be added
     * @param key keeps strangers from listing torrents that collide; nothing else depends on it
     * @throws OutOfMemoryError when the heap has no room for it, which leaves the rest of the program as it was
     */
    InfoHashSet(int atMost, long key) {
        int slots = slots(atMost);
        this.high = new long[slots];
        this.middle = new long[slots];
        this.low = new int[slots];
        this.key = key;
    }

    /** Adds one, unless it is there. */
    void add(long highBits, long middleBits, int lowBits) {
        if (isZero(highBits, middleBits, lowBits)) {
            size += hasZero ? 0 : 1;
            hasZero = true;
            return;
        }
        int slot = slot(highBits, middleBits, lowBits);
        if (isZero(high[slot], middle[slot], low[slot])) {
            if (size >= high.length - 1) {
                throw new IllegalStateException("the set has room for " + size + " info-hashes");
            }
            high[slot] = highBits;
            middle[slot] = middleBits;
            low[slot] = lowBits;
            size++;
        }
    }

    boolean contains(InfoHash infoHash) {
        if (isZero(infoHash.high(), infoHash.middle(), infoHash.low())) {
            return hasZero;
        }
        int slot = slot(infoHash.high(), infoHash.middle(), infoHash.low());
        return !isZero(high[slot], middle[slot], low[slot]);
    }

    int size() {
        return size;
    }

    /** Bytes that a set of this size takes. */
    static long bytes(int atMost) {
        return (long) SLOT_BYTES * slots(atMost);
    }

    private static int slots(int atMost) {
        return atMost + atMost / 4 + 1;
    }

    /** The same in arrays that fit, or this when they do. */
    InfoHashSet trimmed() {
        if (size > high.length / 2) {
            return this;
        }
        InfoHashSet smaller = new InfoHashSet(size, key);
        for (int slot = 0; slot < high.length; slot++) {
            if (!isZero(high[slot], middle[slot], low[slot])) {
                smaller.add(high[slot], middle[slot], low[slot]);
            }
        }
        if (hasZero) {
            smaller.add(0, 0, 0);
        }
        return smaller;
    }

    /** Where it is, or the empty slot where it would be. */
    private int slot(long highBits, long middleBits, int lowBits) {
        long mixed = (highBits ^ key) * 0x9E37_79B9_7F4A_7C15L + middleBits;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L + lowBits;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58_476D_1CE4_E5B9L;
        int slot = (int) Math.multiplyHigh(mixed >>> 1, (long) high.length << 1);
        while (!isZero(high[slot], middle[slot], low[slot])
                && (high[slot] != highBits || middle[slot] != middleBits || low[slot] != lowBits)) {
            slot = slot + 1 == high.length ? 0 : slot + 1;
        }
        return slot;
    }

    private static boolean isZero(long highBits, long middleBits, int lowBits) {
        return (highBits | middleBits | lowBits) == 0;
    }
}
