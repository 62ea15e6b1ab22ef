package io.swarmbed.simulator.scenario;

import io.swarmbed.engine.policy.Nearest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of quantity: its units, how it is written, and its exact whole value in the base unit. */
public enum Dimension {
    /** Bytes. */
    SIZE(
            "a size such as 64 MiB",
            units(
                    "B",
                    1,
                    "kB",
                    1_000,
                    "KiB",
                    1 << 10,
                    "MB",
                    1_000_000,
                    "MiB",
                    1 << 20,
                    "GB",
                    1_000_000_000,
                    "GiB",
                    1 << 30)),
    /** Bytes per second. */
    RATE(
            "a rate such as 2 Mbit/s or 250 kB/s",
            units(
                    "B/s",
                    1,
                    "kB/s",
                    1_000,
                    "KiB/s",
                    1 << 10,
                    "MB/s",
                    1_000_000,
                    "MiB/s",
                    1 << 20,
                    "bit/s",
                    0.125,
                    "kbit/s",
                    125,
                    "Mbit/s",
                    125_000,
                    "Gbit/s",
                    125_000_000)),
    /** Nanoseconds. */
    TIME(
            "a time such as 40 ms, 30 s or 5 min",
            units(
                    "ns",
                    1,
                    "us",
                    1_000,
                    "ms",
                    1_000_000,
                    "s",
                    1_000_000_000,
                    "min",
                    60_000_000_000L,
                    "h",
                    3_600_000_000_000L)),
    /** Parts per million. */
    SHARE("a percentage such as 0.5 %", units("%", 10_000));

    /** How the absence of a limit is written. */
    public static final String UNLIMITED_WORD = "unlimited";

    private static final Pattern QUANTITY = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*([^\\s\\d.+-]?.*)");
    private static final int MAX_CHARS = 64;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Distribution.MAX_VALUE);

    private final String example;

    /** Unmodifiable, in order. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, BigDecimal> units;

    Dimension(String example, Map<String, BigDecimal> units) {
        this.example = example;
        this.units = units;
    }

    /** An example to show to someone who wrote something else. */
    public String example() {
        return example;
    }

    /** The units in which it may be written. */
    public List<String> unitNames() {
        return List.copyOf(units.keySet());
    }

    /**
     * The value of a quantity as it is written in a scenario.
     *
     * @throws QuantityException if it is not a number and a unit, is negative or too large, or is not whole in the base
     *     unit
     */
    public long parse(String text) throws QuantityException {
        return parse(text, example);
    }

    /** The same, with an example for whoever may not write just any value: what was wrong is told with it. */
    public long parse(String text, String example) throws QuantityException {
        if (this == RATE && text.equals(UNLIMITED_WORD)) {
            return Distribution.UNLIMITED;
        }
        Matcher matcher = QUANTITY.matcher(text);
        if (text.length() > MAX_CHARS || !matcher.matches()) {
            throw new QuantityException("is not a quantity; write " + example);
        }
        String number = matcher.group(1);
        String unit = matcher.group(2);
        if (unit.isEmpty()) {
            throw new QuantityException("has no unit; write " + example);
        }
        BigDecimal factor = units.get(unit);
        if (factor == null) {
            throw new QuantityException("has an unknown unit; "
                    + meant(unit)
                            .map(name -> "did you mean '" + number + " " + name + "'?")
                            .orElse("write " + example));
        }
        return value(new BigDecimal(number), factor, unit, example);
    }

    /** The unit of a quantity as written, or empty text when it has none. */
    public static String unitOf(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        return matcher.matches() ? matcher.group(2) : "";
    }

    private long value(BigDecimal number, BigDecimal factor, String unit, String example) throws QuantityException {
        if (number.signum() < 0) {
            throw new QuantityException("is negative; write " + example);
        }
        BigDecimal value = number.multiply(factor);
        if (value.compareTo(LARGEST) > 0) {
            throw new QuantityException("is too large; write " + example);
        }
        if (value.stripTrailingZeros().scale() > 0) {
            throw new QuantityException(
                    "is not a whole number of " + base() + "; the next is '" + nextWhole(value, factor, unit) + "'");
        }
        return value.longValueExact();
    }

    /** The unit that was meant by something near it, such as {@code Mbps}. */
    private Optional<String> meant(String unit) {
        String respelt = unit.replaceFirst("^µs$", "us")
                .replaceFirst("^(sec|secs|second|seconds)$", "s")
                .replaceFirst("^(m|mins|minute|minutes)$", "min")
                .replaceFirst("^(hr|hrs|hour|hours)$", "h")
                .replaceFirst("(?<=[kKmMgG]|^)(bps|b/s)$", "bit/s")
                .replaceFirst("Bps$", "B/s");
        Optional<String> perSecond = Nearest.to(respelt + "/s", units.keySet());
        return Nearest.to(respelt, units.keySet()).or(() -> this == RATE ? perSecond : Optional.empty());
    }

    /** The shortest way of writing the value; parsing it gives the value again. */
    public String format(long value) {
        if (value == Distribution.UNLIMITED) {
            return UNLIMITED_WORD;
        }
        if (value == 0) {
            return "0 " + (this == TIME ? "s" : units.keySet().iterator().next());
        }
        String best = "";
        for (Map.Entry<String, BigDecimal> unit : units.entrySet()) {
            BigDecimal number = BigDecimal.valueOf(value).divide(unit.getValue(), 9, RoundingMode.DOWN);
            boolean exact = number.multiply(unit.getValue()).compareTo(BigDecimal.valueOf(value)) == 0;
            String text = number.stripTrailingZeros().toPlainString() + " " + unit.getKey();
            if (exact && (best.isEmpty() || digits(text) < digits(best))) {
                best = text;
            }
        }
        return best;
    }

    private static int digits(String text) {
        return text.indexOf(' ') + (text.contains(".") ? 1 : 0);
    }

    private String nextWhole(BigDecimal value, BigDecimal factor, String unit) {
        BigDecimal whole = value.setScale(0, RoundingMode.UP);
        return whole.divide(factor, 9, RoundingMode.UP).stripTrailingZeros().toPlainString() + " " + unit;
    }

    private String base() {
        return switch (this) {
            case SIZE -> "bytes";
            case RATE -> "bytes per second";
            case TIME -> "nanoseconds";
            case SHARE -> "parts per million";
        };
    }

    private static Map<String, BigDecimal> units(Object... namesAndFactors) {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFactors.length; i += 2) {
            units.put((String) namesAndFactors[i], new BigDecimal(namesAndFactors[i + 1].toString()));
        }
        return Collections.unmodifiableMap(units);
    }
}
