package io.swarmbed.simulator.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
final class Quantities {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1000;

    private Quantities() {}

    /** Bytes with three digits and a unit, such as {@code 12.3 MB}. */
    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        int decimals = unit == 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", value, UNITS[unit]);
    }

    /** Bytes per second. */
    static String rate(long bytesPerSecond) {
        return bytes(bytesPerSecond) + "/s";
    }

    /** A percentage with one digit after the point, rounded down, such as {@code 42.5 %}. */
    static String share(long part, long whole) {
        BigDecimal percent = whole == 0
                ? BigDecimal.valueOf(100)
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.DOWN);
        return percent.setScale(1, RoundingMode.DOWN).toPlainString() + " %";
    }

    /** Seconds below two minutes, else minutes and seconds, else hours and minutes. */
    static String time(long nanos) {
        long seconds = nanos / 1_000_000_000L;
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** A number of things, such as {@code 1 piece} or {@code 12 pieces}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
