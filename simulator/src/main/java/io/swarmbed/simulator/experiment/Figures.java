package io.swarmbed.simulator.experiment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers of a comparison as programs read them, the same in every locale and on every JVM. */
final class Figures {
    private static final int RECORDED_DECIMALS = 9;

    private Figures() {}

    /** Nine decimals at most, without an exponent. */
    static BigDecimal recorded(double value) {
        BigDecimal shortest = BigDecimal.valueOf(value)
                .setScale(RECORDED_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
