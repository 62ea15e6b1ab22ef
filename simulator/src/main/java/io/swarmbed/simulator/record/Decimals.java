package io.swarmbed.simulator.record;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as run folders have them: plain decimals made without floating point, so that they are alike on every JVM. */
public final class Decimals {
    private static final int NANO_DIGITS = 9;
    private static final int RECORDED_DIGITS = 6;

    private Decimals() {}

    /** Nanoseconds as seconds with six decimals. */
    public static String seconds(long nanos) {
        return secondsOf(nanos).toPlainString();
    }

    /** Nanoseconds as seconds with six decimals. */
    public static BigDecimal secondsOf(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS).setScale(RECORDED_DIGITS, RoundingMode.HALF_UP);
    }

    /** A ratio with up to six decimals and no exponent, also in its text form; 0 when the divisor is 0. */
    public static BigDecimal ratio(long dividend, long divisor) {
        if (divisor == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal shortest = BigDecimal.valueOf(dividend)
                .divide(BigDecimal.valueOf(divisor), RECORDED_DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** Bytes per second over a time, without decimals. */
    public static long perSecond(long bytes, long nanos) {
        return nanos <= 0
                ? 0
                : BigDecimal.valueOf(bytes)
                        .multiply(BigDecimal.valueOf(1_000_000_000L))
                        .divide(BigDecimal.valueOf(nanos), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
