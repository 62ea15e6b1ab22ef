package io.swarmbed.simulator.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something happens, written as {@code 2/s}, {@code 10/min} or {@code 0.5/h} and kept exactly per hour. */
public final class Frequency {
    /** What to show to someone who wrote something else. */
    public static final String EXAMPLE = "a frequency such as 2/s or 10/min";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*/\\s*(s|min|h)");
    private static final List<String> UNITS = List.of("h", "min", "s");
    private static final BigDecimal STEP = BigDecimal.valueOf(60);

    private Frequency() {}

    /**
     * Events per hour, above zero.
     *
     * @throws QuantityException if the text is something else
     */
    public static BigDecimal perHour(String text) throws QuantityException {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new QuantityException("is not a frequency; write " + EXAMPLE);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        if (number.signum() == 0) {
            throw new QuantityException("is zero, so nobody would ever come; write " + EXAMPLE);
        }
        return number.multiply(STEP.pow(UNITS.indexOf(matcher.group(2)))).stripTrailingZeros();
    }

    /** The same frequency in the largest unit of which it is a number of few digits. */
    public static String format(BigDecimal perHour) {
        for (int unit = UNITS.size() - 1; unit > 0; unit--) {
            BigDecimal number = perHour.divide(STEP.pow(unit), new MathContext(20, RoundingMode.DOWN));
            boolean exact = number.multiply(STEP.pow(unit)).compareTo(perHour) == 0;
            if (exact && number.stripTrailingZeros().scale() <= 3) {
                return number.stripTrailingZeros().toPlainString() + "/" + UNITS.get(unit);
            }
        }
        return perHour.toPlainString() + "/h";
    }
}
