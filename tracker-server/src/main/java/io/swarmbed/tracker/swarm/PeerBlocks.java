package io.swarmbed.tracker.swarm;

/**
 * Blocks of ints for the peers of small swarms, in classes of sizes at most a quarter apart. The blocks of a class lie
 * without gaps: where one goes, the last takes its place, and its owner is to be told. Hence a class is never larger than
 * what it holds.
 */
final class PeerBlocks {
    /** Peers in the largest block. */
    static final int LARGEST = 128;

    /** The class of a block for no peers: there is none. */
    static final int NO_CLASS = -1;

    private static final int[] CAPACITIES = {
        1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, LARGEST
    };
    private static final byte[] CLASS_OF = classes();

    /** Every block begins with its owner's number. */
    private static final int HEADER = 1;

    private final Records[] classes = new Records[CAPACITIES.length];
    private final int[] counts = new int[CAPACITIES.length];

    /**
     * No blocks yet.
     *
     * @param length ints of a peer
     */
    PeerBlocks(int length) {
        for (int i = 0; i < classes.length; i++) {
            classes[i] = new Records(HEADER + CAPACITIES[i] * length);
        }
    }

    /** The class whose blocks take so many peers, 0 to {@value #LARGEST}. */
    static int classOf(int peers) {
        return CLASS_OF[peers];
    }

    static int capacity(int sizeClass) {
        return sizeClass == NO_CLASS ? 0 : CAPACITIES[sizeClass];
    }

    /** A block whose content is undefined. @return its number in the class */
    int allocate(int sizeClass, int owner) {
        int block = counts[sizeClass]++;
        classes[sizeClass].resize(counts[sizeClass]);
        classes[sizeClass].set(block, 0, owner);
        return block;
    }

    /** Takes a block back. @return the owner of the block that has this number from here on, or -1 */
    int release(int sizeClass, int block) {
        Records blocks = classes[sizeClass];
        int last = --counts[sizeClass];
        int moved = -1;
        if (block != last) {
            blocks.copy(last, block);
            moved = blocks.get(block, 0);
        }
        blocks.resize(last);
        return moved;
    }

    int[] page(int sizeClass, int block) {
        return classes[sizeClass].page(block);
    }

    /** Where the block's first peer begins on its page. */
    int at(int sizeClass, int block) {
        return classes[sizeClass].at(block) + HEADER;
    }

    private static byte[] classes() {
        byte[] classes = new byte[LARGEST + 1];
        classes[0] = NO_CLASS;
        byte sizeClass = 0;
        for (int peers = 1; peers <= LARGEST; peers++) {
            if (peers > CAPACITIES[sizeClass]) {
                sizeClass++;
            }
            classes[peers] = sizeClass;
        }
        return classes;
    }
}
