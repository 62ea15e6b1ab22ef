package io.swarmbed.reports.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The content of {@code run.json}. What the file leaves out is an empty text, list or optional here.
 *
 * @param seed empty when the run drew nothing or its seed was not recorded
 * @param versions name and version of each thing that took part, in the file's order
 * @param sampled whether pieces and pairs are those of a sample of the peers
 * @param capacitiesChange whether links had other capacities at times than those of the table of peers
 */
public record RunInfo(
        String name,
        String description,
        String scenario,
        String world,
        OptionalLong seed,
        String started,
        Map<String, String> versions,
        String command,
        String digest,
        boolean sampled,
        boolean capacitiesChange,
        Outcome outcome,
        OptionalDouble duration,
        Content content,
        List<Group> groups,
        List<Fault> faults,
        Bound bound,
        Totals totals,
        List<Failure> failures) {

    /**
     * How the run ended.
     *
     * @param reached whether the stop condition was met; empty when the file does not say
     * @param trustworthy false when the machine could not keep up, so that times mean little
     */
    public record Outcome(Optional<Boolean> reached, String stop, boolean trustworthy, List<String> warnings) {}

    /** What was shared. */
    public record Content(OptionalLong bytes, OptionalLong pieceBytes, OptionalLong pieces, String infoHash) {}

    /**
     * A group of peers as the scenario names it.
     *
     * @param playback empty for peers that do not play the content
     */
    public record Group(
            String name,
            OptionalLong peers,
            boolean complete,
            String picker,
            String choker,
            Optional<Playback> playback) {}

    /**
     * How peers play the content while they download it.
     *
     * @param rate bytes/s
     * @param start seconds that the player stays behind
     */
    public record Playback(double rate, double start) {}

    /**
     * Something that was made to go wrong.
     *
     * @param at seconds since the start of the run
     * @param until likewise; the same for what takes a moment
     * @param what in a few words
     */
    public record Fault(double at, double until, String what) {}

    /** The earliest time, from the start of the run, at which any schedule could have completed the last peer. */
    public record Bound(OptionalDouble lastCompletion, String unavailable) {}

    /**
     * Numbers of the whole run, from its {@code summary}. Completion times are seconds since each peer joined.
     *
     * @param efficiency last completion, from the start of the run, over the bound
     * @param goodput bytes/s
     */
    public record Totals(
            OptionalLong peers,
            OptionalLong completed,
            OptionalLong expected,
            OptionalDouble completionFirst,
            OptionalDouble completionMedian,
            OptionalDouble completionP90,
            OptionalDouble completionLast,
            OptionalDouble completionMean,
            OptionalDouble efficiency,
            OptionalDouble goodput,
            OptionalDouble uplinkUtilisation,
            OptionalDouble seedShare,
            OptionalDouble wastedBytes,
            OptionalLong verified,
            OptionalLong verifyFailed) {}

    /** A peer that could not do its part. */
    public record Failure(OptionalLong peer, String reason) {}
}
