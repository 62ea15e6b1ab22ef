package io.swarmbed.simulator.experiment;

import io.swarmbed.reports.metric.Measurements;
import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was measured in the runs that count, by variant and seed. */
public final class Results {
    private final Comparison comparison;
    private final List<Long> seeds;
    private final Map<Key, Measurements> measured = new HashMap<>();

    private Results(Comparison comparison, List<Long> seeds) {
        this.comparison = comparison;
        this.seeds = seeds;
    }

    /** The results of an experiment; runs that fell short are left out. */
    public static Results of(Experiment experiment, List<TrialResult> trials) {
        Results results = new Results(experiment.comparison(), experiment.seeds());
        for (TrialResult result : trials) {
            if (result.counts()) {
                result.measurements()
                        .ifPresent(measured -> results.measured.put(
                                new Key(
                                        result.trial().variant().settings(),
                                        result.trial().seed()),
                                measured));
            }
        }
        return results;
    }

    /** One run by itself. */
    public static Results of(Measurements run) {
        long seed = run.seed().orElse(0);
        Results results = new Results(Comparison.NONE, List.of(seed));
        results.measured.put(new Key(Map.of(), seed), run);
        return results;
    }

    /** What was varied; nothing for one run. */
    public List<Comparison.Axis> axes() {
        return comparison.axes();
    }

    /** What was compared. */
    public Comparison comparison() {
        return comparison;
    }

    /** In the order in which they were run. */
    public List<Long> seeds() {
        return seeds;
    }

    /** The run of this variant and seed, when there is one that counts. */
    public Optional<Measurements> run(Map<String, String> settings, long seed) {
        return Optional.ofNullable(measured.get(new Key(settings, seed)));
    }

    /** The groups that any run has, in order, {@code all} last. */
    public List<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        for (Map<String, String> settings : comparison.variants()) {
            seeds.forEach(seed -> run(settings, seed).ifPresent(run -> groups.addAll(run.groups())));
        }
        List<String> ordered = new ArrayList<>(groups);
        if (ordered.remove(Operand.ALL)) {
            ordered.add(Operand.ALL);
        }
        return ordered;
    }

    private record Key(Map<String, String> settings, long seed) {}
}
