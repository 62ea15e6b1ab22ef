package io.swarmbed.engine.virtual;

/** The receiving side of a TCP connection: puts segments into their order. */
final class ArrivedSegments {
    /** Bytes of each segment that came before its turn, 0 for those that did not; a ring by segment. */
    private int[] early = new int[16];

    private long next;

    /**
     * A segment of so many bytes has come, perhaps again.
     *
     * @return how many bytes of the stream are in order that were not before
     */
    long arrived(long segment, int bytes) {
        if (segment < next) {
            return 0;
        }
        while (segment - next >= early.length) {
            grow();
        }
        early[place(segment)] = bytes;
        long gained = 0;
        while (early[place(next)] > 0) {
            gained += early[place(next)];
            early[place(next)] = 0;
            next++;
        }
        return gained;
    }

    private int place(long segment) {
        return (int) segment & (early.length - 1);
    }

    private void grow() {
        int[] old = early;
        early = new int[2 * old.length];
        for (long segment = next; segment < next + old.length; segment++) {
            early[place(segment)] = old[(int) segment & (old.length - 1)];
        }
    }
}
