package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.yaml.Value;
import io.swarmbed.tracker.net.Network;
import io.swarmbed.tracker.net.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Values of the kinds that a tracker's configuration has. A wrong one is reported, and the fallback returned. */
final class Values {
    static final int WEEK_SECONDS = 7 * 24 * 3600;
    private static final long SECOND = 1_000_000_000L;
    private static final String OFF = "off";
    private static final String SECONDS = "a time such as 30 s or 5 min";

    private Values() {}

    /** Whether the word {@code off} was written. */
    static boolean isOff(Value value) {
        return value.isScalar() && value.scalar(OFF).filter(OFF::equals).isPresent();
    }

    /** A time of whole seconds. */
    static int seconds(Value value, int min, int max, int fallback) {
        long nanos = value.quantity(Dimension.TIME, SECONDS, min * SECOND, max * SECOND, fallback * SECOND);
        if (nanos % SECOND != 0) {
            value.problem("is not a whole number of seconds; write '" + (nanos / SECOND + 1) + " s'");
            return fallback;
        }
        return (int) (nanos / SECOND);
    }

    /** Bytes. */
    static int bytes(Value value, int min, int max, int fallback) {
        return (int) value.quantity(Dimension.SIZE, min, max, fallback);
    }

    /** A list of addresses and networks; one of them will do. */
    static Networks networks(Value value, Networks fallback) {
        if (!value.present()) {
            return fallback;
        }
        return new Networks(items(value, "a network such as 10.0.0.0/8", Network::parse));
    }

    /** What is made of the items of a list, or of a single value. */
    static <T> List<T> items(Value value, String wanted, Function<String, T> parser) {
        List<T> parsed = new ArrayList<>();
        for (Value item : value.items()) {
            Optional<String> text = item.scalar(wanted);
            try {
                text.map(parser).ifPresent(parsed::add);
            } catch (IllegalArgumentException wrong) {
                item.problem(String.valueOf(wrong.getMessage()));
            }
        }
        return parsed;
    }
}
