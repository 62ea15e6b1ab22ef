package io.swarmbed.simulator.load;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they are shown and recorded. */
final class Decimal {
    private static final int MICROS_PLACES = 1;

    private Decimal() {}

    /** A number with so many digits behind the point. */
    static BigDecimal of(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }

    /** Nanoseconds as microseconds. */
    static BigDecimal micros(long nanos) {
        return BigDecimal.valueOf(nanos, 3).setScale(MICROS_PLACES, RoundingMode.HALF_UP);
    }
}
