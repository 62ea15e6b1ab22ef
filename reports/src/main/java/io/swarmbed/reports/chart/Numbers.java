package io.swarmbed.reports.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: three significant digits, a point, no exponent, the same in every locale. */
public final class Numbers {
    private static final int DIGITS = 3;

    private Numbers() {}

    /** Three significant digits, or all digits of the whole part when it has more. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = Math.abs(value) >= 1000
                ? exact.setScale(0, RoundingMode.HALF_EVEN)
                : exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }

    /** A share of 1 as per cent. */
    public static String percent(double share) {
        return plain(share * 100) + " %";
    }

    /** Bytes in the unit of 1000 that suits them. */
    public static String bytes(double bytes) {
        Magnitude unit = Magnitude.bytes(bytes);
        return unit.format(bytes);
    }

    /** Bytes per second in the unit of 1000 that suits them. */
    public static String rate(double bytesPerSecond) {
        return Magnitude.rate(bytesPerSecond).format(bytesPerSecond);
    }

    /** A size that somebody chose: in KiB, MiB or GiB when it is a whole number of them, else as {@link #bytes}. */
    public static String chosenSize(long bytes) {
        String[] units = {"GiB", "MiB", "KiB"};
        for (int i = 0; i < units.length; i++) {
            long unit = 1L << (10 * (units.length - i));
            if (bytes >= unit && bytes % unit == 0) {
                return (bytes / unit) + " " + units[i];
            }
        }
        return bytes((double) bytes);
    }

    /** Seconds below ten minutes, minutes below three hours, else hours. */
    public static String duration(double seconds) {
        return Magnitude.time(seconds).format(seconds);
    }
}
