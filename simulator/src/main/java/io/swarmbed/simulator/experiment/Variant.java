package io.swarmbed.simulator.experiment;

import io.swarmbed.simulator.scenario.Scenario;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One combination of the values of a comparison's axes.
 *
 * @param settings the value of each axis under its path, in the order of the axes
 * @param scenario the swarm of this variant
 */
public record Variant(Map<String, String> settings, Scenario scenario) {
    public Variant {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The settings in words, or the scenario's name when nothing is varied. */
    public String name() {
        return settings.isEmpty() ? scenario.name() : words(settings);
    }

    /** The settings as assignments. */
    public List<String> assignments() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** Settings as {@code home.picker=random, world=virtual}. */
    public static String words(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
