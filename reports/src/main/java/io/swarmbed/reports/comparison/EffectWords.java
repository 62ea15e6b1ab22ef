package io.swarmbed.reports.comparison;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Amounts;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.metric.Unit;
import io.swarmbed.reports.stats.Estimate;
import io.swarmbed.reports.stats.Interval;
import io.swarmbed.reports.stats.PairedRatios;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** An {@link Effect} in words: times over where it is large, per cent where it is not, and plain numbers for shares. */
public final class EffectWords {
    private static final double LARGE = 2;
    private static final int PERCENT = 100;
    private static final int MOST_DECIMALS = 6;

    private EffectWords() {}

    /** Such as {@code median completion time}. */
    static String noun(Metric metric, Optional<Across> across) {
        String how = across.or(metric::across).map(way -> way.word() + " ").orElse("");
        return how + metric.word().replace('-', ' ');
    }

    /**
     * Such as {@code +18 % (17 to 20)}, {@code x5.5 (5.4 to 5.6)}, {@code -0.03 (-0.04 to -0.02)} or {@code the same}. There
     * has to be a pair.
     */
    public static String amount(Effect effect) {
        if (effect.conclusion() == Effect.Conclusion.SAME) {
            return "the same";
        }
        if (!relative(effect)) {
            Estimate difference = effect.differences().orElseThrow();
            return difference(effect, difference.median(), difference.medianInterval());
        }
        PairedRatios ratio = effect.ratios().orElseThrow();
        Interval interval = new Interval(ratio.low(), ratio.high());
        return large(ratio.median())
                ? "x" + times(ratio.median(), interval)
                        + range(times(interval.low(), interval), times(interval.high(), interval))
                : signed(percent(ratio.median() - 1, interval)) + " %"
                        + range(percent(interval.low() - 1, interval), percent(interval.high() - 1, interval));
    }

    /** The amount without its sign and with the word for its direction: {@code 18 % (17 to 20) longer}. */
    static String more(Effect effect) {
        if (!relative(effect)) {
            Estimate difference = effect.differences().orElseThrow();
            String size = difference(
                    effect, Math.abs(difference.median()), turned(difference.medianInterval(), effect.sign()));
            return (size.startsWith("+") ? size.substring(1) : size) + " " + direction(effect);
        }
        PairedRatios ratio = effect.ratios().orElseThrow();
        Interval interval = new Interval(ratio.low(), ratio.high());
        Interval change = turned(new Interval(ratio.low() - 1, ratio.high() - 1), effect.sign());
        return percent(Math.abs(ratio.median() - 1), interval) + " %"
                + range(percent(change.low(), interval), percent(change.high(), interval)) + " " + direction(effect);
    }

    /** {@code longer}, {@code shorter}, {@code higher} or {@code lower}. */
    static String direction(Effect effect) {
        boolean time = effect.metric().unit() == Unit.SECONDS;
        return effect.sign() > 0 ? (time ? "longer" : "higher") : (time ? "shorter" : "lower");
    }

    /** How finely these seeds measure: {@code 2 %} or {@code 0.02}. */
    static String resolution(Effect effect) {
        if (relative(effect)) {
            double part = effect.resolution().orElse(0);
            return percent(part, new Interval(0, part)) + " %";
        }
        return Amounts.brief(
                effect.differences().orElseThrow().medianInterval().halfWidth(),
                effect.metric().unit());
    }

    /** {@code 5.4 to 5.6 times}: how often one number goes into the other, the larger over the smaller. */
    static String timesOver(Effect effect) {
        PairedRatios ratio = effect.ratios().orElseThrow();
        boolean up = ratio.median() >= 1;
        Interval interval =
                up ? new Interval(ratio.low(), ratio.high()) : new Interval(1 / ratio.high(), 1 / ratio.low());
        String low = times(interval.low(), interval);
        String high = times(interval.high(), interval);
        return (low.equals(high) ? low : low + " to " + high) + " times";
    }

    /** Whether the effect is so large that one says how many times over. */
    static boolean large(Effect effect) {
        return relative(effect) && large(effect.ratios().orElseThrow().median());
    }

    private static boolean large(double ratio) {
        return ratio >= LARGE || ratio <= 1 / LARGE;
    }

    /** Shares are compared by their difference; so is what was 0 with the reference. */
    static boolean relative(Effect effect) {
        boolean share = effect.metric().unit() == Unit.NUMBER
                && effect.pairs().stream().allMatch(pair -> share(pair.reference()) && share(pair.variant()));
        return effect.ratios().isPresent() && !share;
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }

    private static Interval turned(Interval interval, int sign) {
        return sign < 0 ? new Interval(-interval.high(), -interval.low()) : interval;
    }

    private static String difference(Effect effect, double value, Interval interval) {
        Unit unit = effect.metric().unit();
        if (unit != Unit.NUMBER) {
            return signed(Amounts.text(value, interval.low(), interval.high(), unit));
        }
        int decimals = decimals(interval.halfWidth(), value);
        return signed(fixed(value, decimals))
                + range(fixed(interval.low(), decimals), fixed(interval.high(), decimals));
    }

    /** Nothing when both ends read the same. */
    private static String range(String low, String high) {
        return low.equals(high) ? "" : " (" + low + " to " + high + ")";
    }

    private static String signed(String number) {
        return number.startsWith("-") || number.equals("0") ? number : "+" + number;
    }

    /** @param ratios the interval whose width says how many digits mean something */
    private static String percent(double part, Interval ratios) {
        return fixed(part * PERCENT, decimals(ratios.halfWidth() * PERCENT, part * PERCENT));
    }

    private static String times(double ratio, Interval interval) {
        return fixed(ratio, decimals(interval.halfWidth(), ratio));
    }

    /** As many as show the first digit of what is uncertain, but no more than three digits of the number itself. */
    private static int decimals(double uncertain, double value) {
        if (uncertain == 0 && value == 0) {
            return 0;
        }
        double size = Math.abs(value);
        int most = size > 0 ? (int) Math.max(0, 2 - Math.floor(Math.log10(size))) : MOST_DECIMALS;
        boolean exact = uncertain < size * 1e-9;
        double least = exact ? size / 10 : uncertain;
        int decimals = 0;
        for (double unit = 1.5; least < unit && decimals < Math.min(most, MOST_DECIMALS); unit /= 10) {
            decimals++;
        }
        return decimals;
    }

    private static String fixed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() == 0 ? BigDecimal.ZERO.setScale(decimals) : rounded).toPlainString();
    }
}
