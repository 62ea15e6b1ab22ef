package io.swarmbed.simulator.scenario;

import java.util.Locale;

/** A constant that is written in a scenario as its name in lower case with hyphens. */
public interface Word {
    String name();

    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
