package io.swarmbed.simulator.scenario;

import io.swarmbed.tracker.fault.Lie;
import io.swarmbed.tracker.fault.Trouble;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with the tracker. */
public final class TroubleText {
    private TroubleText() {}

    /** What follows the words "the tracker" in a sentence. */
    static String sentence(Trouble trouble) {
        if (trouble instanceof Trouble.Down) {
            return "goes down";
        }
        if (trouble instanceof Trouble.Slow slow) {
            return "answers " + Dimension.TIME.format(slow.byNanos()) + " late";
        }
        if (trouble instanceof Trouble.Lossy lossy) {
            return "loses " + Dimension.SHARE.format(lossy.perMillion()) + " of announces";
        }
        if (trouble instanceof Trouble.Forgetful) {
            return "forgets all peers";
        }
        if (trouble instanceof Trouble.Biased) {
            return "names the first peers alone";
        }
        return "says that there are " + numbers(((Trouble.Lying) trouble).lie());
    }

    private static String numbers(Lie lie) {
        if (lie instanceof Lie.Scaled scaled) {
            return Dimension.SHARE.format(scaled.perMillion()) + " of all seeds and leechers";
        }
        Lie.Numbers numbers = (Lie.Numbers) lie;
        List<String> parts = new ArrayList<>();
        numbers.seeds().ifPresent(count -> parts.add(count + " seeds"));
        numbers.leechers().ifPresent(count -> parts.add(count + " leechers"));
        return String.join(" and ", parts);
    }

    /** What follows the word "tracker" in a mark on a chart. */
    public static String label(Trouble trouble) {
        if (trouble instanceof Trouble.Down) {
            return "down";
        }
        if (trouble instanceof Trouble.Slow slow) {
            return "slow by " + Dimension.TIME.format(slow.byNanos());
        }
        if (trouble instanceof Trouble.Lossy lossy) {
            return "loses " + Dimension.SHARE.format(lossy.perMillion());
        }
        if (trouble instanceof Trouble.Forgetful) {
            return "forgets all peers";
        }
        return trouble instanceof Trouble.Biased ? "biased" : "lies";
    }
}
