package io.swarmbed.simulator.load;

import io.swarmbed.engine.tracker.TrackerUrl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param phases in their order; the last is the measurement, unless it was cut short
 * @param violations of what a tracker must do, with their numbers; empty when none was found or looked for
 */
public record LoadResult(LoadSettings settings, List<PhaseResult> phases, Map<String, Long> violations) {
    private static final String LIMITED = "too many requests";

    /** Packets that are lost at random, or by a tracker that is merely overloaded, are a smaller share. */
    private static final double MOSTLY = 0.8;

    public LoadResult {
        phases = List.copyOf(phases);
        violations = Collections.unmodifiableMap(new LinkedHashMap<>(violations));
    }

    /** Why the tracker cannot be said to work; empty when it does. */
    public Optional<String> failure() {
        if (!violations.isEmpty()) {
            return Optional.of("the tracker's replies are wrong");
        }
        return last().failure();
    }

    /** Whether the tracker refuses or loses what one address asks beyond some rate; a guess from what it answers. */
    boolean looksLimited() {
        boolean told = phases.stream()
                .flatMap(phase -> phase.messages().keySet().stream())
                .anyMatch(message -> message.toLowerCase(Locale.ROOT).contains(LIMITED));
        boolean udp = settings.tracker().scheme() == TrackerUrl.Scheme.UDP;
        boolean answersAny = phases.stream().anyMatch(phase -> phase.replies() > phase.errors());
        return told || (udp && answersAny && phases.stream().anyMatch(phase -> phase.lost() > MOSTLY * phase.sent()));
    }

    /** The phase that counts. */
    PhaseResult last() {
        return phases.get(phases.size() - 1);
    }
}
