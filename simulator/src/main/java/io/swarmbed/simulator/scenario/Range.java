package io.swarmbed.simulator.scenario;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a measured number is to lie.
 *
 * @param low the least value, or empty
 * @param high the greatest, or empty; one of the two is there
 * @param open whether the ends themselves are outside
 */
public record Range(Optional<BigDecimal> low, Optional<BigDecimal> high, boolean open) {
    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<)\\s*(.+)");
    private static final Pattern ABOUT = Pattern.compile("(.+?)\\s*\\+-\\s*(.+)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,9})?");
    private static final String FORMS = "write '>= 0.9', '<= 1.15', '0.15..0.45' or '0.33 +- 0.06'";

    /** Whether the value lies in it. */
    public boolean contains(double value) {
        boolean aboveLow = low.isEmpty()
                || (open ? value > low.get().doubleValue() : value >= low.get().doubleValue());
        boolean belowHigh = high.isEmpty()
                || (open
                        ? value < high.get().doubleValue()
                        : value <= high.get().doubleValue());
        return aboveLow && belowHigh;
    }

    /** As it is written; reading that gives the range again. */
    @Override
    public String toString() {
        return text(BigDecimal::toPlainString);
    }

    /** The same, with its numbers written otherwise. */
    public String text(Function<BigDecimal, String> number) {
        if (low.isPresent() && high.isPresent()) {
            return number.apply(low.get()) + ".." + number.apply(high.get());
        }
        String sign = low.isPresent() ? ">" : "<";
        return sign + (open ? " " : "= ") + number.apply(low.or(() -> high).orElseThrow());
    }

    /**
     * Reads a range.
     *
     * @param unit what its numbers may be given in; a bare number is in seconds, bytes per second, or has no unit
     * @throws QuantityException if it is none
     */
    public static Range parse(String text, Dimension unit) throws QuantityException {
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            Optional<BigDecimal> end = Optional.of(number(compared.group(2), unit));
            boolean least = compared.group(1).startsWith(">");
            return new Range(
                    least ? end : Optional.empty(),
                    least ? Optional.empty() : end,
                    compared.group(1).length() == 1);
        }
        int dots = text.indexOf("..");
        Matcher about = ABOUT.matcher(text);
        if (dots > 0) {
            return between(number(text.substring(0, dots), unit), number(text.substring(dots + 2), unit));
        }
        if (about.matches()) {
            BigDecimal middle = number(about.group(1), unit);
            BigDecimal distance = number(about.group(2), unit);
            return between(middle.subtract(distance), middle.add(distance));
        }
        throw new QuantityException("is not a range; " + FORMS);
    }

    private static Range between(BigDecimal low, BigDecimal high) throws QuantityException {
        if (low.compareTo(high) > 0) {
            throw new QuantityException("runs backwards; put the smaller value first");
        }
        return new Range(Optional.of(plain(low)), Optional.of(plain(high)), false);
    }

    private static BigDecimal number(String text, Dimension unit) throws QuantityException {
        String number = text.strip();
        if (NUMBER.matcher(number).matches()) {
            return plain(new BigDecimal(number));
        }
        if (Dimension.unitOf(number).isEmpty()) {
            throw new QuantityException("is not a range; " + FORMS);
        }
        int digits = unit == Dimension.TIME ? 9 : unit == Dimension.SHARE ? 6 : 0;
        return plain(BigDecimal.valueOf(unit.parse(number), digits));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
