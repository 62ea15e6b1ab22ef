package io.swarmbed.simulator.scenario;

import static io.swarmbed.simulator.scenario.Distribution.UNLIMITED;

import java.math.BigDecimal;
import java.util.List;

/**
 * Capacities of a published experiment, by name.
 *
 * @param source where the figures come from
 * @param evidence how far they were confirmed
 */
public record LinkPreset(String name, String source, String evidence, Capacity capacity) {
    private static final long KIB = 1024;
    private static final long KBIT = 125;
    private static final String RECALLED = "recalled, not checked against the paper";

    /** All there are. */
    public static final List<LinkPreset> ALL = List.of(
            new LinkPreset(
                    "legout07",
                    "Legout, Liogkas, Kohler, Zhang 2007",
                    RECALLED,
                    classes(
                            link(13, 20 * KIB, UNLIMITED),
                            link(14, 50 * KIB, UNLIMITED),
                            link(13, 200 * KIB, UNLIMITED))),
            new LinkPreset(
                    "bharambe-homogeneous",
                    "Bharambe, Herley, Padmanabhan 2006",
                    RECALLED,
                    classes(link(1, 400 * KBIT, 1500 * KBIT))),
            new LinkPreset(
                    "bharambe-heterogeneous",
                    "Bharambe, Herley, Padmanabhan 2006",
                    RECALLED + "; equal thirds are ours",
                    classes(
                            link(1, 3000 * KBIT, 6000 * KBIT),
                            link(1, 400 * KBIT, 1500 * KBIT),
                            link(1, 128 * KBIT, 784 * KBIT))),
            new LinkPreset(
                    "bindal",
                    "Bindal and others 2006",
                    "as restated in public code",
                    classes(link(1, 100 * KBIT, 1000 * KBIT))),
            new LinkPreset(
                    "skewed-tyrant",
                    "a mix for the BitTyrant experiment (Piatek and others 2007)",
                    "ours: chosen so that the gain shows, not published; downloads without limit",
                    classes(
                            link(80, 16 * KIB, UNLIMITED),
                            link(60, 32 * KIB, UNLIMITED),
                            link(30, 64 * KIB, UNLIMITED),
                            link(18, 128 * KIB, UNLIMITED),
                            link(10, 1000 * KIB, UNLIMITED))),
            new LinkPreset(
                    "lognormal",
                    "a surrogate for measured uplinks (after Piatek and others 2007)",
                    "ours: computed so that a fifth of the peers own 70 % of the capacity, not a published fit",
                    new Capacity.Separate(
                            new Distribution.Lognormal(50 * KIB, new BigDecimal("1.37")),
                            new Distribution.Constant(UNLIMITED))));

    private static Capacity classes(Capacity.LinkClass... classes) {
        return new Capacity.Classes(List.of(classes));
    }

    private static Capacity.LinkClass link(int weight, long up, long down) {
        return new Capacity.LinkClass(weight, new Distribution.Constant(up), new Distribution.Constant(down));
    }
}
