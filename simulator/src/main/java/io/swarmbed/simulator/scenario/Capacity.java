package io.swarmbed.simulator.scenario;

import java.util.List;

/**
 * What a peer's link can carry, in bytes per second: at least 1, or {@link Distribution#UNLIMITED}.
 */
public sealed interface Capacity {
    /** Both directions are drawn apart from each other. */
    record Separate(Distribution upload, Distribution download) implements Capacity {}

    /** A peer is of one class in both directions. */
    record Classes(List<LinkClass> classes) implements Capacity {
        public Classes {
            classes = List.copyOf(classes);
        }
    }

    /**
     * One kind of link.
     *
     * @param weight at least 1: how likely, against the other classes
     */
    record LinkClass(int weight, Distribution upload, Distribution download) {}
}
