package io.swarmbed.tracker.status;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as people read them. */
final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] TIME_UNITS = {"ns", "µs", "ms", "s"};
    private static final int WHOLE_FROM = 100;

    private Words() {}

    /** With a comma before each three digits. */
    static String number(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** A number in tenths; whole from a hundred on. */
    static String tenths(long value) {
        return value >= WHOLE_FROM * 10L ? number((value + 5) / 10) : number(value / 10) + "." + value % 10;
    }

    /** Bytes with a binary unit. */
    static String bytes(long bytes) {
        int unit = 0;
        BigDecimal scaled = BigDecimal.valueOf(bytes);
        while (unit < BYTE_UNITS.length - 1 && scaled.compareTo(BigDecimal.valueOf(1024)) >= 0) {
            scaled = scaled.divide(BigDecimal.valueOf(1024), 6, RoundingMode.HALF_UP);
            unit++;
        }
        return rounded(scaled, unit == 0) + " " + BYTE_UNITS[unit];
    }

    /** A short time with the unit that fits, up to seconds. */
    static String brief(long nanos) {
        int unit = 0;
        BigDecimal scaled = BigDecimal.valueOf(nanos);
        while (unit < TIME_UNITS.length - 1 && scaled.compareTo(BigDecimal.valueOf(1000)) >= 0) {
            scaled = scaled.movePointLeft(3);
            unit++;
        }
        return rounded(scaled, unit == 0) + " " + TIME_UNITS[unit];
    }

    /** A long time in its two largest units. */
    static String span(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min " + seconds % MINUTE + " s";
        }
        if (seconds < DAY) {
            return seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
        }
        long days = seconds / DAY;
        return days + (days == 1 ? " day " : " days ") + seconds % DAY / HOUR + " h";
    }

    /** One decimal below ten, none from there on, nor for what is whole by nature. */
    private static String rounded(BigDecimal value, boolean whole) {
        int digits = whole || value.compareTo(BigDecimal.TEN) >= 0 ? 0 : 1;
        return value.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
