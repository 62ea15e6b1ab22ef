package io.swarmbed.simulator.experiment;

import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Expectation;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every variant, each with every seed.
 *
 * @param scenario as it was read, with its expectations
 * @param variants in the order of {@link Comparison#variants}
 */
public record Experiment(Scenario scenario, Comparison comparison, List<Variant> variants, List<Long> seeds) {
    /** The most runs of an experiment. */
    public static final int MOST_RUNS = 100_000;

    private static final String WORLD = "world";

    public Experiment {
        variants = List.copyOf(variants);
        seeds = List.copyOf(seeds);
    }

    /** Reads the scenario of one variant. */
    @FunctionalInterface
    public interface VariantReader {
        /** The scenario with these assignments, such as {@code home.picker=random}; none for the scenario itself. */
        Scenario read(List<String> assignments) throws ScenarioException;
    }

    /**
     * Makes all variants.
     *
     * @throws ScenarioException when some combination of values makes no scenario, when two make the same, or when
     *     there are more runs than {@link #MOST_RUNS}
     */
    public static Experiment of(Scenario scenario, Comparison comparison, VariantReader reader)
            throws ScenarioException {
        List<Long> seeds = comparison.seeds().from(scenario.seed());
        long runs = seeds.size() * comparison.variantCount();
        if (runs > MOST_RUNS) {
            throw new ScenarioException(
                    List.of(scenario.name() + ": more than " + MOST_RUNS + " runs; vary less, or take fewer seeds"));
        }
        List<Variant> variants = new ArrayList<>();
        for (Map<String, String> settings : comparison.variants()) {
            Variant named = new Variant(settings, scenario);
            variants.add(new Variant(settings, reader.read(named.assignments()).alone()));
        }
        Optional<String> same = new SameSwarms(reader).among(variants);
        if (same.isPresent()) {
            throw new ScenarioException(List.of(scenario.name() + ": " + same.get()));
        }
        return new Experiment(scenario, comparison, variants, seeds);
    }

    /** What is varied. */
    public List<Comparison.Axis> axes() {
        return comparison.axes();
    }

    /** The variant that others are compared with. */
    public Variant reference() {
        return variants.stream()
                .filter(variant -> variant.settings()
                        .entrySet()
                        .containsAll(comparison.reference().entrySet()))
                .findFirst()
                .orElse(variants.get(0));
    }

    /**
     * What is expected of the results. Worlds that are laid side by side are expected to agree, whether the scenario says so
     * or not.
     */
    public List<Expectation> expectations() {
        List<Expectation> expectations = new ArrayList<>(scenario.expectations());
        boolean worlds = axes().stream().anyMatch(axis -> axis.path().equals(WORLD));
        boolean said = expectations.stream()
                .anyMatch(one -> one instanceof Expectation.Agreement agreement
                        && agreement.axis().equals(WORLD));
        if (worlds && !said) {
            expectations.add(Expectation.Agreement.ofWorlds());
        }
        return expectations;
    }

    /** A scenario that makes this experiment again, without expectations of what is not in it. */
    public Scenario asScenario() {
        Cases cases = new Cases(comparison);
        List<Expectation> judged = scenario.expectations().stream()
                .filter(expectation -> cases.missing(expectation.selections()).isEmpty())
                .filter(expectation -> !(expectation instanceof Expectation.Agreement agreement)
                        || axes().stream().anyMatch(axis -> axis.path().equals(agreement.axis())))
                .toList();
        return scenario.withComparison(comparison, judged);
    }

    /** All runs: those of one seed together, so that what is finished early can be compared. */
    public List<Trial> trials() {
        List<String> names = folderNames();
        List<Trial> trials = new ArrayList<>();
        for (long seed : seeds) {
            for (int i = 0; i < variants.size(); i++) {
                trials.add(new Trial(names.get(i) + "-" + seed, variants.get(i), seed));
            }
        }
        return trials;
    }

    private List<String> folderNames() {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Variant variant : variants) {
            String plain = variant.settings().isEmpty()
                    ? slug(scenario.name())
                    : variant.settings().values().stream().map(Experiment::slug).collect(Collectors.joining("_"));
            String name = plain;
            for (int number = 2; !taken.add(name); number++) {
                name = plain + "~" + number;
            }
            names.add(name);
        }
        return names;
    }

    private static String slug(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-$", "");
        return plain.length() > 60 ? plain.substring(0, 60) : plain;
    }
}
