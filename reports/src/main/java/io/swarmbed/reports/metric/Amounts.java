package io.swarmbed.reports.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Measured numbers as people read them, with units that suit their size; the same in every locale and on every JVM. */
public final class Amounts {
    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final MathContext BRIEF = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};
    private static final int STEP = 1000;
    private static final int LONG_TIME = 600;
    private static final int LONGER_TIME = 3 * 3600;

    private Amounts() {}

    /** How a number of some size is written: divided by this, with this behind it. */
    private record Scale(double size, String symbol) {
        String text(double value, MathContext digits) {
            return plain(value / size, digits) + (symbol.isEmpty() ? "" : " " + symbol);
        }
    }

    /** Four significant digits, and all digits of the whole part; a dash for what is no number. */
    public static String plain(double value) {
        return plain(value, SHOWN);
    }

    private static String plain(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shown = Math.abs(value) >= StrictMath.pow(10, digits.getPrecision() - 1.0)
                ? exact.setScale(0, RoundingMode.HALF_EVEN)
                : exact.round(digits);
        BigDecimal shortest = shown.stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }

    /** Seconds below ten minutes, minutes below three hours, else hours; rates in units of 1000. */
    public static String text(double value, Unit unit) {
        return scale(unit, Math.abs(value)).text(value, SHOWN);
    }

    /** The same with three significant digits, for tables. */
    public static String brief(double value, Unit unit) {
        return scale(unit, Math.abs(value)).text(value, BRIEF);
    }

    /** The same with three significant digits, for tables. */
    public static String brief(double value, double low, double high, Unit unit) {
        Scale scale = scale(unit, Math.abs(value));
        return scale.text(value, BRIEF) + " (" + plain(low / scale.size(), BRIEF) + " to "
                + plain(high / scale.size(), BRIEF) + ")";
    }

    /** A number and a range around it, all in one unit: {@code 13.1 s (12.9 to 13.4)}. */
    public static String text(double value, double low, double high, Unit unit) {
        Scale scale = scale(unit, Math.abs(value));
        return scale.text(value, SHOWN) + " (" + plain(low / scale.size()) + " to " + plain(high / scale.size()) + ")";
    }

    private static Scale scale(Unit unit, double most) {
        return switch (unit) {
            case SECONDS ->
                most >= LONGER_TIME
                        ? new Scale(3600, "h")
                        : most >= LONG_TIME ? new Scale(60, "min") : new Scale(1, "s");
            case BYTES_PER_SECOND -> decimal(most, unit.symbol());
            default -> new Scale(1, unit.symbol());
        };
    }

    private static Scale decimal(double most, String symbol) {
        int prefix = 0;
        double size = 1;
        while (most / size >= STEP && prefix < PREFIXES.length - 1) {
            size *= STEP;
            prefix++;
        }
        return new Scale(size, PREFIXES[prefix] + symbol);
    }
}
