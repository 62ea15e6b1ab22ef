package io.swarmbed.simulator.world;

import io.swarmbed.simulator.record.Effort;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param reached whether it ended as the scenario wants
 * @param stop the end in words, such as {@code all-complete} or {@code time is over}
 * @param trustworthy whether the world kept pace with its peers
 * @param durationNanos from the start of the run to its end
 * @param digest of everything that happened, in worlds where runs can be repeated
 * @param effort of computing it, in virtual time
 */
public record RunOutcome(
        boolean reached,
        String stop,
        boolean trustworthy,
        long durationNanos,
        Optional<String> digest,
        Optional<Effort> effort) {}
