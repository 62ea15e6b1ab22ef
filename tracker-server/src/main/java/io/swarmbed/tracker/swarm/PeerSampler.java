package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.random.RandomStream;
import java.util.Arrays;

/**
 * Draws distinct numbers, every set and every order of it equally likely, in time proportional to the numbers drawn
 * (Floyd's algorithm, then a shuffle). The draws are those of the stream alone.
 */
final class PeerSampler {
    private int[] drawn = new int[0];
    /** Open addressing; number + 1, or 0 where vacant. */
    private int[] seen = new int[0];

    /**
     * Draws so many distinct numbers; the result's prefix of that length is good until the next call.
     *
     * @param others how many there are to draw from: [0, others), or when {@code self} is one of these, [0, others] without it
     * @param self a number that is never drawn, or -1
     */
    int[] draw(int count, int others, int self, RandomStream random) {
        draw(count, others, random);
        for (int i = 0; i < count; i++) {
            // The last number stands in for the one left out, which leaves all others equally likely.
            if (drawn[i] == self) {
                drawn[i] = others;
            }
        }
        return drawn;
    }

    private void draw(int count, int bound, RandomStream random) {
        prepare(count);
        for (int i = 0; i < count; i++) {
            int last = bound - count + i;
            int number = random.nextInt(last + 1);
            if (!note(number)) {
                number = last;
                note(number);
            }
            int place = random.nextInt(i + 1);
            drawn[i] = drawn[place];
            drawn[place] = number;
        }
    }

    private void prepare(int count) {
        if (drawn.length < count) {
            drawn = new int[count];
            seen = new int[Integer.highestOneBit(count) << 2];
        } else {
            Arrays.fill(seen, 0);
        }
    }

    /** Notes a number and says whether it was new. */
    private boolean note(int number) {
        int mask = seen.length - 1;
        int at = ((number * 0x9E37_79B9) >>> 7) & mask;
        while (seen[at] != 0) {
            if (seen[at] == number + 1) {
                return false;
            }
            at = (at + 1) & mask;
        }
        seen[at] = number + 1;
        return true;
    }
}
