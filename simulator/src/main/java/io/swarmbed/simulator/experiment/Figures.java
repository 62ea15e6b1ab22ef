package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.metric.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Numbers of a comparison as people and as programs read them, the same in every locale and on every JVM. */
final class Figures {
    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final int RECORDED_DECIMALS = 9;

    private Figures() {}

    /** Four significant digits, or a dash when there is no number. */
    static String text(OptionalDouble value) {
        return value.isPresent() ? text(value.getAsDouble()) : "–";
    }

    /** Four significant digits, and all digits of the whole part. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shown = Math.abs(value) >= 1000 ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(SHOWN);
        return plain(shown).toPlainString();
    }

    /** The same with the unit, if it has one. */
    static String text(double value, Unit unit) {
        return unit.symbol().isEmpty() ? text(value) : text(value) + " " + unit.symbol();
    }

    /** Nine decimals at most, without an exponent. */
    static BigDecimal recorded(double value) {
        return plain(BigDecimal.valueOf(value).setScale(RECORDED_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
