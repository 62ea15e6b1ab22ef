package io.swarmbed.reports.comparison;

import io.swarmbed.reports.comparison.Finding.Kind;
import io.swarmbed.reports.metric.Amounts;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.metric.Unit;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.stats.SignedRank;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What there is to know before believing a comparison. */
final class Caveats {
    /** Metrics that a peer is in only when it has completed. */
    private static final Set<Metric> OF_COMPLETED = EnumSet.of(
            Metric.COMPLETION_TIME,
            Metric.NORMALISED_COMPLETION,
            Metric.LAST_COMPLETION,
            Metric.EFFICIENCY,
            Metric.SLOWDOWN,
            Metric.LAST_IN_SEED_TIMES);

    private final ComparisonFolder folder;

    Caveats(ComparisonFolder folder) {
        this.folder = folder;
    }

    /** What leaves nothing to compare: it comes before everything else. */
    List<Finding> first() {
        List<Finding> caveats = new ArrayList<>();
        int wanted = folder.variants().size() * folder.seeds().size();
        if (!folder.info().complete()) {
            caveats.add(caveat("The comparison was interrupted: "
                    + folder.runs().size() + " of " + wanted + " runs are done, and all that follows is of those."));
        }
        for (Variant variant : folder.variants()) {
            List<ComparedRun> runs = runs(variant);
            if (!runs.isEmpty() && runs.stream().noneMatch(ComparedRun::counts)) {
                caveats.add(caveat("No run of " + variant.name() + " ended as it was to" + reason(runs) + "."));
            }
        }
        return caveats;
    }

    /** Runs that are left out or not to be trusted, and peers that did not complete. */
    List<Finding> ofRuns() {
        List<Finding> caveats = new ArrayList<>();
        for (Variant variant : folder.variants()) {
            List<ComparedRun> runs = runs(variant);
            List<ComparedRun> out = runs.stream().filter(run -> !run.counts()).toList();
            if (!out.isEmpty() && out.size() < runs.size()) {
                caveats.add(caveat(out.size() + " of " + runs.size() + " runs of " + variant.name()
                        + " did not complete and are left out" + reason(out) + "."));
            }
        }
        long slow = folder.runs().stream()
                .filter(run -> run.counts() && !run.trustworthy())
                .count();
        if (slow > 0) {
            caveats.add(
                    caveat(
                            (slow == 1 ? "One run" : slow + " runs")
                                    + " fell behind real time in every attempt: the machine was too slow, and such times mean little."));
        }
        incomplete().ifPresent(caveats::add);
        return caveats;
    }

    private List<ComparedRun> runs(Variant variant) {
        return folder.runs().stream()
                .filter(run -> run.variant().equals(variant))
                .toList();
    }

    private static String reason(List<ComparedRun> out) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        out.forEach(run -> reasons.merge(run.fault(), 1, Integer::sum));
        String first = reasons.keySet().iterator().next();
        return first.isEmpty() ? "" : " (" + first + (reasons.size() > 1 ? ", and others" : "") + ")";
    }

    /** Peers that did not complete have no completion time, which flatters a variant that loses many. */
    private Optional<Finding> incomplete() {
        List<String> parts = new ArrayList<>();
        for (Variant variant : folder.variants()) {
            for (String group : folder.downloadingGroups()) {
                Distribution shares =
                        Distribution.of(folder.values(variant, group, Metric.COMPLETED, Optional.empty()).stream()
                                .mapToDouble(Double::doubleValue));
                double share = shares.mean().orElse(1);
                if (share < 1) {
                    parts.add(Amounts.brief(Math.floor(share * 1000) / 10, Unit.NUMBER) + " % of " + group + " with "
                            + variant.name());
                }
            }
        }
        if (parts.isEmpty() || !OF_COMPLETED.contains(folder.info().lead())) {
            return Optional.empty();
        }
        String listed =
                String.join(", ", parts.subList(0, Math.min(4, parts.size()))) + (parts.size() > 4 ? " and so on" : "");
        return Optional.of(caveat("Not all peers completed (" + listed + "); completion times are of those that did."));
    }

    /**
     * What so few seeds cannot tell.
     *
     * @param differs whether something is said to differ all the same
     */
    List<Finding> ofSeeds(List<Effect> effects, boolean differs) {
        Optional<Effect> few = effects.stream()
                .filter(effect -> effect.conclusion() == Effect.Conclusion.TOO_FEW_ALIKE
                        || effect.conclusion() == Effect.Conclusion.TOO_FEW_MIXED)
                .findFirst();
        if (few.isEmpty()) {
            return List.of();
        }
        int seeds = few.get().pairs().size();
        int family = few.get().family();
        String enough = "; " + Effect.fewestSeeds(family) + " seeds or more can.";
        if (seeds == 1) {
            return List.of(caveat("One seed shows no difference, since another seed gives another swarm" + enough));
        }
        String among = family > 1 ? " among " + family + " contrasts" : "";
        return List.of(caveat("With " + seeds + " seeds no test can show a difference" + among
                + ": the smallest p value possible" + (family > 1 ? ", after Holm's correction," : "") + " is "
                + Amounts.plain(Math.min(1, SignedRank.least(seeds) * family))
                + (differs ? ". What is said above to differ does so with each of these seeds" : "") + enough));
    }

    private static Finding caveat(String text) {
        return new Finding(Kind.CAVEAT, text);
    }
}
