package io.swarmbed.simulator.scenario;

/** Says in a few words what a number is drawn from. */
public final class DistributionText {
    private DistributionText() {}

    /** A few words with units. */
    public static String of(Distribution distribution, Dimension dimension) {
        if (distribution instanceof Distribution.Constant constant) {
            return dimension.format(constant.value());
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return dimension.format(uniform.min()) + " to " + dimension.format(uniform.max());
        }
        if (distribution instanceof Distribution.Exponential exponential) {
            return dimension.format(exponential.mean()) + " on average (exponential)";
        }
        if (distribution instanceof Distribution.Weibull weibull) {
            return "a Weibull draw (scale " + dimension.format(weibull.scale()) + ", shape "
                    + weibull.shape().toPlainString() + ")";
        }
        if (distribution instanceof Distribution.Lognormal lognormal) {
            return dimension.format(lognormal.median()) + " in the median (lognormal, sigma "
                    + lognormal.sigma().toPlainString() + ")";
        }
        if (distribution instanceof Distribution.Classes classes) {
            return "one of " + classes.classes().size() + " weighted classes";
        }
        return "one of " + ((Distribution.Empirical) distribution).values().size() + " measured values";
    }
}
