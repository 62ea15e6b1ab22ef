package io.swarmbed.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmbed.engine.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The streaming model of Zhou, Chiu, Lui ("A simple model for analyzing P2P streaming protocols", ICNP 2007), by its
 * difference equations and as a slotted simulation. M peers have a buffer of n positions: the newest chunk is at position
 * 1, the one at n is played, and each slot moves all by one. In each slot the server gives the newest chunk to one peer
 * at random, and every other peer takes at most one chunk that it lacks from one peer at random: the rarest, which is the
 * newest, or the one that is played soonest (greedy), or mixed, the rarest of the first m positions if there is one, else
 * greedy. p(i) is the chance that position i is filled, p(n) the continuity.
 *
 * <p>The pickers of the engine are not used: theirs are downloads in which a piece that comes late still counts.
 */
final class SlottedStreamingTest {
    private static final int PEERS = 1000;
    private static final int SLOTS = 2000;

    /**
     * Positions of the buffer from the newest that are taken rarest first: all of them is rarest first, 1 is greedy since
     * a peer that has the newest chunk has it from the server.
     */
    @ParameterizedTest
    @CsvSource({
        "40, 40, 0.9666, 27.43",
        "40, 1,  0.8584, 3.48",
        "40, 10, 0.9991, 16.42",
        "20, 20, 0.9005, 8.49",
        "20, 1,  0.6441, 1.88",
        "20, 10, 0.9441, 6.57"
    })
    void equations_and_slots_agree_on_the_continuity(int n, int rarest, double continuity, double occupancy) {
        double[] filled = equations(n, rarest);
        assertThat(filled[n - 1]).isCloseTo(continuity, within(1e-4));
        assertThat(Arrays.stream(filled).sum()).isCloseTo(occupancy, within(0.01));
        assertThat(new Slots(n, rarest, 1).run().continuity()).isCloseTo(continuity, within(0.02));
    }

    @ParameterizedTest
    @CsvSource({"40", "20"})
    void mixed_plays_best_and_greedy_starts_soonest(int n) {
        Slots rarest = new Slots(n, n, 2).run();
        Slots greedy = new Slots(n, 1, 2).run();
        Slots mixed = new Slots(n, 10, 2).run();
        assertThat(new double[] {greedy.continuity(), rarest.continuity(), mixed.continuity()})
                .isSorted();
        // A newcomer has to fill as much of its buffer as others have before it plays as well as they do.
        assertThat(new double[] {greedy.occupancy(), mixed.occupancy(), rarest.occupancy()})
                .isSorted();
    }

    private static double[] equations(int n, int rarest) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (filled(n, rarest, middle)[n - 1] > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return filled(n, rarest, low);
    }

    /** p(i+1) = p(i) + s(i) p(i) (1 - p(i)), given what p(n) is, since who is greedy looks at the end of the buffer first. */
    private static double[] filled(int n, int rarest, double last) {
        double[] p = new double[n];
        p[0] = 1.0 / PEERS;
        for (int i = 1; i < n; i++) {
            double useful = p[i - 1] * (1 - p[i - 1]);
            // Rarest first s = 1 - p(i); greedy s = 1 - (p(n) - p(i+1)) - p(m), solved for p(i+1).
            p[i] = i < rarest
                    ? p[i - 1] + (1 - p[i - 1]) * useful
                    : (p[i - 1] + (1 - last - p[rarest - 1]) * useful) / (1 - useful);
        }
        return p;
    }

    /** Buffers are bits, position 1 being the lowest; a slot begins when the server has given out the newest chunk. */
    private static final class Slots {
        private final int n;
        private final long newest;
        private final RandomStream random;
        private long played;
        private long filled;
        private long counted;

        Slots(int n, int rarest, long seed) {
            this.n = n;
            this.newest = rarest == 1 ? 0 : (1L << rarest) - 1;
            this.random = new RandomStream(seed);
        }

        Slots run() {
            long taken = (1L << (n - 1)) - 1;
            long[] buffers = new long[PEERS];
            for (int slot = 0; slot < SLOTS; slot++) {
                int served = random.nextInt(PEERS);
                buffers[served] |= 1;
                if (slot >= 5 * n) {
                    count(buffers);
                }
                long[] next = new long[PEERS];
                for (int peer = 0; peer < PEERS; peer++) {
                    // The chunk that is played leaves the buffer.
                    long kept = buffers[peer] & taken;
                    long offered = peer == served ? 0 : buffers[random.nextInt(PEERS)] & taken & ~kept;
                    next[peer] = (kept | choose(offered)) << 1;
                }
                buffers = next;
            }
            return this;
        }

        private long choose(long offered) {
            long rare = offered & newest;
            return rare != 0 ? Long.lowestOneBit(rare) : Long.highestOneBit(offered);
        }

        private void count(long[] buffers) {
            for (long buffer : buffers) {
                counted++;
                played += buffer >>> (n - 1);
                filled += Long.bitCount(buffer);
            }
        }

        double continuity() {
            return (double) played / counted;
        }

        double occupancy() {
            return (double) filled / counted;
        }
    }
}
