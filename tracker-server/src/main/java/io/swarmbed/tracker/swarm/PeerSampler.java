package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.random.RandomStream;
import java.util.Arrays;

/**
 * Draws distinct numbers, every set and every order of it equally likely, in time proportional to the numbers drawn
 * (Floyd's algorithm, then a shuffle). The draws are those of the stream alone.
 */
final class PeerSampler {
    /** Below this bound the numbers drawn are noted as bits: 128 bytes. */
    private static final int FEW = 1024;

    private final long[] bits = new long[FEW / Long.SIZE];
    private int[] drawn = {};
    /** Open addressing; number + 1, or 0 where vacant. */
    private int[] table = {};

    /**
     * Draws so many distinct numbers; the result's prefix of that length is good until the next call.
     *
     * @param others how many there are to draw from: [0, others), or when {@code self} is one of these, [0, others] without it
     * @param self a number that is never drawn, or -1
     */
    int[] draw(int count, int others, int self, RandomStream random) {
        if (drawn.length < count) {
            drawn = new int[count];
        }
        if (others <= FEW) {
            drawOfFew(count, others, random);
        } else {
            drawOfMany(count, others, random);
        }
        for (int i = 0; i < count; i++) {
            // The last number stands in for the one left out, which leaves all others equally likely.
            if (drawn[i] == self) {
                drawn[i] = others;
            }
        }
        return drawn;
    }

    private void drawOfFew(int count, int bound, RandomStream random) {
        Arrays.fill(bits, 0, (bound + Long.SIZE - 1) / Long.SIZE, 0);
        for (int i = 0; i < count; i++) {
            int last = bound - count + i;
            int number = random.nextInt(last + 1);
            if ((bits[number >>> 6] >>> number & 1) != 0) {
                number = last;
            }
            bits[number >>> 6] |= 1L << number;
            place(i, number, random);
        }
    }

    private void drawOfMany(int count, int bound, RandomStream random) {
        if (table.length < 2 * count) {
            table = new int[Integer.highestOneBit(count) << 2];
        } else {
            Arrays.fill(table, 0);
        }
        for (int i = 0; i < count; i++) {
            int last = bound - count + i;
            int number = random.nextInt(last + 1);
            if (!note(number)) {
                number = last;
                note(number);
            }
            place(i, number, random);
        }
    }

    /** Puts the number at a random place among those drawn so far. */
    private void place(int i, int number, RandomStream random) {
        int place = random.nextInt(i + 1);
        drawn[i] = drawn[place];
        drawn[place] = number;
    }

    /** Notes a number and says whether it was new. */
    private boolean note(int number) {
        int mask = table.length - 1;
        int at = ((number * 0x9E37_79B9) >>> 7) & mask;
        while (table[at] != 0) {
            if (table[at] == number + 1) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = number + 1;
        return true;
    }
}
