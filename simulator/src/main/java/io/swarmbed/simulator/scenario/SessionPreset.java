package io.swarmbed.simulator.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How long peers stay, as measured, by name.
 *
 * @param source where the figures come from
 * @param evidence how far they were confirmed
 * @param time in nanoseconds
 */
public record SessionPreset(String name, String source, String evidence, Distribution.Weibull time) {
    private static final long CENTIMINUTE = 600_000_000L;
    private static final String STUTZBACH = "Stutzbach, Rejaie 2006";
    private static final String RECALLED = "recalled, not checked against the paper";
    private static final String ARCHIVE = "P2P Trace Archive, PDS-2010-003, table 14";
    private static final String NO_UNIT = "read in the report, which gives no unit: taken to be minutes";

    /** All there are. */
    public static final List<SessionPreset> ALL = all();

    private static List<SessionPreset> all() {
        List<SessionPreset> all = new ArrayList<>();
        all.add(preset("stutzbach-debian", STUTZBACH, RECALLED, "0.38", 4240));
        all.add(preset("stutzbach-flatout", STUTZBACH, RECALLED, "0.59", 4190));
        all.add(preset("stutzbach-redhat", STUTZBACH, RECALLED, "0.34", 2130));
        all.add(archive("t2-05", "0.48", 3096));
        all.add(archive("t3-05", "0.66", 29593));
        all.add(archive("t6-05", "0.63", 28793));
        all.add(archive("t7-05", "0.62", 20571));
        all.add(archive("t8-05", "0.61", 20309));
        all.add(archive("t9-05", "0.59", 17547));
        all.add(archive("t9-09", "0.55", 20080));
        all.add(archive("t10-05", "0.61", 23885));
        all.add(archive("t14-07", "0.60", 5389));
        all.add(archive("t15-07", "0.64", 65181));
        all.add(preset(
                "archive-typical",
                ARCHIVE + ", rounded",
                "ours: a round figure in the middle of the archive's traces",
                "0.6",
                20000));
        return List.copyOf(all);
    }

    private static SessionPreset archive(String trace, String shape, long scale) {
        return preset("archive-" + trace, ARCHIVE + ", the trace of that name", NO_UNIT, shape, scale);
    }

    /** @param scale in hundredths of a minute */
    private static SessionPreset preset(String name, String source, String evidence, String shape, long scale) {
        BigDecimal exact = new BigDecimal(shape).stripTrailingZeros();
        return new SessionPreset(name, source, evidence, new Distribution.Weibull(exact, scale * CENTIMINUTE));
    }
}
