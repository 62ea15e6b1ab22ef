package io.swarmbed.simulator.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param phases in their order; the last is the measurement, unless it was cut short
 * @param violations of what a tracker must do, with their numbers; empty when none was found or looked for
 */
public record LoadResult(LoadSettings settings, List<PhaseResult> phases, Map<String, Long> violations) {
    public LoadResult {
        phases = List.copyOf(phases);
        violations = Collections.unmodifiableMap(new LinkedHashMap<>(violations));
    }

    /** Why the tracker cannot be said to work; empty when it does. */
    public Optional<String> failure() {
        if (!violations.isEmpty()) {
            return Optional.of("the tracker's replies are wrong");
        }
        PhaseResult last = last();
        if (last.sent() > 0 && last.replies() == 0) {
            return Optional.of("the tracker answered none of " + last.sent() + " requests");
        }
        if (last.sent() > 0 && last.errors() == last.replies()) {
            return Optional.of("the tracker answered every request with an error");
        }
        return Optional.empty();
    }

    /** The phase that counts. */
    PhaseResult last() {
        return phases.get(phases.size() - 1);
    }
}
