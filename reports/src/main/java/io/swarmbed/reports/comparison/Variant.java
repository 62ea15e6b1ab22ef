package io.swarmbed.reports.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One swarm of a comparison, run with every seed.
 *
 * @param settings the value of each axis under its path, in the order of the axes; empty when nothing was varied
 * @param name how it is called in tables, charts and sentences: short, and unlike those of the other variants
 */
public record Variant(Map<String, String> settings, String name) {
    public Variant {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Whether it has all of these settings. */
    public boolean has(Map<String, String> some) {
        return settings.entrySet().containsAll(some.entrySet());
    }
}
