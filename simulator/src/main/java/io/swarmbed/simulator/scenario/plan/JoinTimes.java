package io.swarmbed.simulator.scenario.plan;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.simulator.scenario.Arrival;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.PeerGroup;

/** Draws when each peer of a group joins, in nanoseconds from the start of the run. */
final class JoinTimes {
    private static final double HOUR_NANOS = 3.6e12;

    private JoinTimes() {}

    static long[] draw(PeerGroup group, SeedTree seeds) {
        Arrival arrival = group.presence().arrival();
        double meanGap = arrival instanceof Arrival.Poisson poisson
                ? HOUR_NANOS / poisson.perHour().doubleValue()
                : 0;
        long clock = 0;
        long[] joins = new long[group.count()];
        for (int number = 0; number < joins.length; number++) {
            RandomStream random = seeds.child(number).child("join").stream();
            if (arrival instanceof Arrival.Together together) {
                joins[number] = together.atNanos();
            } else if (arrival instanceof Arrival.Times times) {
                joins[number] = times.nanos().get(number);
            } else if (arrival instanceof Arrival.Spread spread) {
                joins[number] = cut(spread.fromNanos() + random.nextLong(spread.spanNanos() + 1));
            } else if (arrival instanceof Arrival.Poisson poisson) {
                clock = cut(clock + (long) Math.min(Distribution.MAX_VALUE, meanGap * random.nextExponential()));
                joins[number] = cut(poisson.fromNanos() + clock);
            }
        }
        return joins;
    }

    private static long cut(long nanos) {
        return Math.min(nanos, Distribution.MAX_VALUE);
    }
}
