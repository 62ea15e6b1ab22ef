package io.swarmbed.simulator.scenario;

import java.util.List;
import java.util.Optional;

/** The strategies a scenario may name. */
public interface PolicyCatalog {
    /** Every strategy of this kind, the default one first. */
    List<Entry> entries(Kind kind);

    /** What is wrong with the value of a known option, in a few words, or empty when it is right. */
    Optional<String> rejection(Kind kind, PolicyChoice choice);

    /** What a strategy decides. */
    enum Kind implements Word {
        PICKER,
        CHOKER
    }

    /** A strategy and what it says about itself. */
    record Entry(String name, String description, List<Option> options) {
        public Entry {
            options = List.copyOf(options);
        }
    }

    /** An option of a strategy; the default is as a scenario would write it. */
    record Option(String name, String defaultValue, String description) {}
}
