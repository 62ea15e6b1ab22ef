package io.swarmbed.simulator.scenario;

import io.swarmbed.engine.random.RandomStream;
import java.math.BigDecimal;
import java.util.List;

/**
 * Where a number comes from that may differ from peer to peer. The unit (bytes per second, nanoseconds, parts per
 * million) is that of the field that holds it. Draws go through {@link StrictMath}, so a seed gives the same numbers on
 * every JVM.
 */
public sealed interface Distribution {
    /** A capacity without limit. */
    long UNLIMITED = Long.MAX_VALUE;

    /** The largest value but {@link #UNLIMITED}; longer draws are cut here so that sums of two cannot overflow. */
    long MAX_VALUE = 1L << 60;

    /** One value, at least 0 and at most {@link #MAX_VALUE} or {@link #UNLIMITED}. */
    long draw(RandomStream random);

    /** Always this. */
    record Constant(long value) implements Distribution {
        @Override
        public long draw(RandomStream random) {
            return value;
        }
    }

    /** Every whole number from {@code min} to {@code max}, both included, equally likely. */
    record Uniform(long min, long max) implements Distribution {
        @Override
        public long draw(RandomStream random) {
            return min + random.nextLong(max - min + 1);
        }
    }

    /** Exponential with this mean. */
    record Exponential(long mean) implements Distribution {
        @Override
        public long draw(RandomStream random) {
            return cut(mean * random.nextExponential());
        }
    }

    /** Weibull: heavy-tailed for shapes below 1, as session lengths are. */
    record Weibull(BigDecimal shape, long scale) implements Distribution {
        @Override
        public long draw(RandomStream random) {
            return cut(scale * StrictMath.pow(random.nextExponential(), 1.0 / shape.doubleValue()));
        }
    }

    /** Lognormal: half the draws lie below the median; {@code sigma} is the deviation of the logarithm. */
    record Lognormal(long median, BigDecimal sigma) implements Distribution {
        @Override
        public long draw(RandomStream random) {
            return cut(median * StrictMath.exp(sigma.doubleValue() * random.nextGaussian()));
        }
    }

    /** One of several distributions, each as likely as its share of all weights. */
    record Classes(List<Weighted> classes) implements Distribution {
        public Classes {
            classes = List.copyOf(classes);
        }

        @Override
        public long draw(RandomStream random) {
            long total = classes.stream().mapToLong(Weighted::weight).sum();
            long ticket = random.nextLong(total);
            int chosen = 0;
            while (ticket >= classes.get(chosen).weight()) {
                ticket -= classes.get(chosen).weight();
                chosen++;
            }
            return classes.get(chosen).value().draw(random);
        }
    }

    /** A class and its weight, at least 1. */
    record Weighted(int weight, Distribution value) {}

    /** One of these measured values, each equally likely; a value may occur several times. */
    record Empirical(List<Long> values) implements Distribution {
        public Empirical {
            values = List.copyOf(values);
        }

        @Override
        public long draw(RandomStream random) {
            return values.get(random.nextInt(values.size()));
        }
    }

    private static long cut(double value) {
        return value >= MAX_VALUE ? MAX_VALUE : (long) value;
    }
}
