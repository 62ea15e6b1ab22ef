package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.metric.Measurements;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of a trial.
 *
 * @param repeats how often it was run again because the machine had not kept pace; what those runs recorded is kept beside
 *     its folder
 * @param measurements empty when it failed or was interrupted
 * @param failure why there are none, in one line; empty otherwise
 */
public record TrialResult(Trial trial, Path folder, int repeats, Optional<Measurements> measurements, String failure) {
    /** Whether the run ended as its scenario wants. Others are reported and left out of every number. */
    public boolean counts() {
        return measurements
                .flatMap(measured -> measured.info().outcome().reached())
                .orElse(false);
    }

    /** Whether the machine kept pace. */
    public boolean trustworthy() {
        return measurements
                .map(measured -> measured.info().outcome().trustworthy())
                .orElse(false);
    }

    /** Why the run does not count, in words; empty when it does. */
    public String fault() {
        return counts()
                ? ""
                : measurements.map(measured -> measured.info().outcome().stop()).orElse(failure);
    }
}
