package io.swarmbed.simulator.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A strategy by name, with the options given to it in their order. Names and options have been checked against a
 * {@link PolicyCatalog} by whoever read the scenario.
 */
public record PolicyChoice(String name, Map<String, String> options) {
    public PolicyChoice {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** The strategy with its default options. */
    public static PolicyChoice of(String name) {
        return new PolicyChoice(name, Collections.emptyMap());
    }
}
