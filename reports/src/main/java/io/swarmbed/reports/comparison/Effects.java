package io.swarmbed.reports.comparison;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.Estimate;
import io.swarmbed.reports.stats.Holm;
import io.swarmbed.reports.stats.PairedRatios;
import io.swarmbed.reports.stats.RankSum;
import io.swarmbed.reports.stats.SignedRank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Computes {@link Effect}s. Those that are asked for together are corrected for each other. */
public final class Effects {
    private Effects() {}

    /** Of every other variant in place of {@link Design#reference}, in the order of variants. */
    public static List<Effect> toReference(
            ComparisonFolder folder, String group, Metric metric, Optional<Across> across) {
        List<Design.Contrast> contrasts = folder.variants().stream()
                .filter(variant -> !variant.equals(folder.reference()))
                .map(variant -> new Design.Contrast(variant, folder.reference(), Map.of()))
                .toList();
        return of(folder, contrasts, group, metric, across);
    }

    /** Of these contrasts, in their order. */
    public static List<Effect> of(
            ComparisonFolder folder,
            List<Design.Contrast> contrasts,
            String group,
            Metric metric,
            Optional<Across> across) {
        List<Effect> alone = contrasts.stream()
                .map(contrast -> effect(folder, contrast, group, metric, across))
                .toList();
        List<Effect> tested =
                alone.stream().filter(effect -> effect.test().isPresent()).toList();
        double[] adjusted = Holm.adjusted(tested.stream()
                .mapToDouble(effect -> effect.test().map(SignedRank::p).orElse(1.0))
                .toArray());
        List<Effect> effects = new ArrayList<>();
        int place = 0;
        for (Effect effect : alone) {
            double p = effect.test().isPresent() ? adjusted[place++] : 1;
            effects.add(adjusted(effect, p, tested.size()));
        }
        return List.copyOf(effects);
    }

    private static Effect effect(
            ComparisonFolder folder, Design.Contrast contrast, String group, Metric metric, Optional<Across> across) {
        List<Effect.Pair> pairs = new ArrayList<>();
        for (long seed : folder.seeds()) {
            OptionalDouble reference = folder.value(contrast.reference(), seed, group, metric, across);
            OptionalDouble variant = folder.value(contrast.variant(), seed, group, metric, across);
            if (reference.isPresent() && variant.isPresent()) {
                pairs.add(new Effect.Pair(seed, reference.getAsDouble(), variant.getAsDouble()));
            }
        }
        double[] differences =
                pairs.stream().mapToDouble(Effect.Pair::difference).toArray();
        boolean positive = pairs.stream().allMatch(pair -> pair.reference() > 0);
        List<Double> ratios = positive
                ? pairs.stream().map(pair -> pair.variant() / pair.reference()).toList()
                : List.of();
        return new Effect(
                contrast,
                group,
                metric,
                across,
                pairs,
                pairs.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(differences)),
                PairedRatios.of(ratios),
                SignedRank.of(differences),
                RankSum.of(
                        numbers(folder.values(contrast.variant(), group, metric, across)),
                        numbers(folder.values(contrast.reference(), group, metric, across))),
                1,
                1);
    }

    private static Effect adjusted(Effect effect, double p, int family) {
        return new Effect(
                effect.contrast(),
                effect.group(),
                effect.metric(),
                effect.across(),
                effect.pairs(),
                effect.differences(),
                effect.ratios(),
                effect.test(),
                effect.unpaired(),
                p,
                family);
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
