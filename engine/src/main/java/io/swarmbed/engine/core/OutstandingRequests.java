package io.swarmbed.engine.core;

/** The blocks requested from one peer that have not come, oldest first. They mostly come in that order. */
final class OutstandingRequests {
    private static final long[] NONE = {};

    private long[] blocks = NONE;
    private long[] sentAt = NONE;
    private int head;
    private int size;

    int size() {
        return size;
    }

    private static long key(int piece, int block) {
        return (long) piece << 32 | block;
    }

    void add(int piece, int block, long now) {
        if (size == blocks.length) {
            grow();
        }
        int at = (head + size++) & (blocks.length - 1);
        blocks[at] = key(piece, block);
        sentAt[at] = now;
    }

    /** Tells when the block was requested, or -1 when it was not */
    long remove(int piece, int block) {
        long key = key(piece, block);
        int mask = blocks.length - 1;
        for (int i = 0; i < size; i++) {
            int at = (head + i) & mask;
            if (blocks[at] == key) {
                long sent = sentAt[at];
                for (; i > 0; i--) {
                    int previous = (head + i - 1) & mask;
                    blocks[at] = blocks[previous];
                    sentAt[at] = sentAt[previous];
                    at = previous;
                }
                head = (head + 1) & mask;
                size--;
                return sent;
            }
        }
        return -1;
    }

    boolean contains(int piece, int block) {
        long key = key(piece, block);
        for (int i = 0; i < size; i++) {
            if (blocks[(head + i) & (blocks.length - 1)] == key) {
                return true;
            }
        }
        return false;
    }

    /** Piece of the request at this index, 0 being the oldest. */
    int piece(int index) {
        return (int) (blocks[(head + index) & (blocks.length - 1)] >>> 32);
    }

    /** Block of the request at this index. */
    int block(int index) {
        return (int) blocks[(head + index) & (blocks.length - 1)];
    }

    void clear() {
        size = 0;
        head = 0;
    }

    /** Frees the memory when there is nothing to remember: most connections are idle. */
    void trim() {
        if (size == 0) {
            head = 0;
            blocks = NONE;
            sentAt = NONE;
        }
    }

    private void grow() {
        int capacity = Math.max(4, blocks.length * 2);
        long[] newBlocks = new long[capacity];
        long[] newSentAt = new long[capacity];
        for (int i = 0; i < size; i++) {
            int at = (head + i) & (blocks.length - 1);
            newBlocks[i] = blocks[at];
            newSentAt[i] = sentAt[at];
        }
        blocks = newBlocks;
        sentAt = newSentAt;
        head = 0;
    }
}
