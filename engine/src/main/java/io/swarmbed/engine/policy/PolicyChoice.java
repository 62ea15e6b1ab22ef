package io.swarmbed.engine.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A policy by name with the options given to it, in their order; neither need be valid. Immutable. */
public record PolicyChoice(String name, Map<String, String> options) {
    public PolicyChoice {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** The policy with its default options. */
    public static PolicyChoice of(String name) {
        return new PolicyChoice(name, Collections.emptyMap());
    }

    /** {@code rarest-first}, or {@code rarest-first (random-first 8)}. */
    @Override
    public String toString() {
        if (options.isEmpty()) {
            return name;
        }
        return options.entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .collect(Collectors.joining(", ", name + " (", ")"));
    }
}
