package io.swarmbed.tracker.fault;

import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.OptionalInt;

/** What a tracker says of a swarm in place of its true counts. How often it was downloaded remains true. */
public sealed interface Lie {
    /** What is told of a swarm with these counts. */
    SwarmTotals of(SwarmTotals truth);

    /** These numbers, whatever is true; where none is given, the true one. */
    record Numbers(OptionalInt seeds, OptionalInt leechers) implements Lie {
        @Override
        public SwarmTotals of(SwarmTotals truth) {
            return new SwarmTotals(
                    seeds.orElse(truth.complete()), leechers.orElse(truth.incomplete()), truth.downloaded());
        }
    }

    /** Both counts times so many millionths, 0 and more, rounded to the nearest. */
    record Scaled(long perMillion) implements Lie {
        private static final long MILLION = 1_000_000;

        /** The largest factor, a million. */
        public static final long MAX_PER_MILLION = MILLION * MILLION;

        public Scaled {
            if (perMillion < 0 || perMillion > MAX_PER_MILLION) {
                throw new IllegalArgumentException(
                        "a factor of 0 to " + MAX_PER_MILLION + " millionths, not " + perMillion);
            }
        }

        @Override
        public SwarmTotals of(SwarmTotals truth) {
            return new SwarmTotals(scaled(truth.complete()), scaled(truth.incomplete()), truth.downloaded());
        }

        private int scaled(int count) {
            long largest = Integer.MAX_VALUE;
            boolean beyond = perMillion > 0 && count > largest * MILLION / perMillion;
            return (int) (beyond ? largest : (count * perMillion + MILLION / 2) / MILLION);
        }
    }
}
