package io.swarmbed.reports.comparison;

import io.swarmbed.reports.comparison.Effect.Conclusion;
import io.swarmbed.reports.comparison.Finding.Kind;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.reports.stats.SignedRank;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one value of an axis does in place of another, said of several groups or several settings of the other axes at once.
 *
 * @param variant the one value as people call it
 * @param reference the other
 * @param entries at least one, none without numbers
 * @param kinds what the entries are, such as {@code groups} or {@code settings of up}
 */
record Statement(String variant, String reference, List<Entry> entries, String kinds) {
    /** So many are listed one by one. */
    private static final int LISTED = 4;

    /**
     * One group or setting.
     *
     * @param place such as {@code for home} or {@code with up=2 Mbit/s}, may be empty
     */
    record Entry(String place, Effect effect) {}

    Statement {
        entries = List.copyOf(entries);
    }

    /** How much there is to say: the largest change on a scale in which halving and doubling are alike. */
    double weight() {
        return entries.stream()
                .map(Entry::effect)
                .filter(Effect::hasDirection)
                .mapToDouble(Statement::size)
                .max()
                .orElse(-1);
    }

    private static double size(Effect effect) {
        return EffectWords.relative(effect)
                ? Math.abs(Math.log(effect.ratios().orElseThrow().median()))
                : Math.abs(effect.differences().orElseThrow().median());
    }

    /** Whether it is that nothing was shown, anywhere. */
    boolean isOfNoDifference() {
        return entries.stream().noneMatch(entry -> entry.effect().hasDirection());
    }

    Finding finding() {
        String text = entries.size() == 1 ? single(entries.get(0)) : several();
        return new Finding(isOfNoDifference() ? Kind.NO_DIFFERENCE : Kind.DIFFERENCE, text + ".");
    }

    private String noun() {
        return EffectWords.noun(metric(), entries.get(0).effect().across());
    }

    private Metric metric() {
        return entries.get(0).effect().metric();
    }

    private String single(Entry entry) {
        Effect effect = entry.effect();
        String scope = " (" + noun() + (entry.place().isEmpty() ? "" : ", " + entry.place()) + ")";
        if (!effect.hasDirection()) {
            return variant + " against " + reference + ": " + nothing(effect) + scope;
        }
        String seeds = effect.pairs().size() == 1 ? ", with one seed" : "";
        if (metric() == Metric.COMPLETION_TIME) {
            return takes(effect) + scope + seeds;
        }
        String place = entry.place().isEmpty() ? "" : ", " + entry.place();
        return EffectWords.large(effect)
                ? capital(noun()) + " is " + EffectWords.timesOver(effect) + " as " + (up(effect) ? "high" : "low")
                        + " with " + variant + " as with " + reference + place + seeds
                : capital(noun()) + " is " + EffectWords.more(effect) + " with " + variant + " than with " + reference
                        + place + seeds;
    }

    private String takes(Effect effect) {
        if (EffectWords.large(effect)) {
            String slow = up(effect) ? variant : reference;
            String fast = up(effect) ? reference : variant;
            return subject(slow) + " takes " + EffectWords.timesOver(effect) + " as long as " + object(fast);
        }
        return subject(variant) + " takes " + EffectWords.more(effect) + " than " + object(reference);
    }

    /** A strategy takes its time; under a setting a download does. */
    private static String subject(String name) {
        return name.contains("=") ? "With " + name + " a download" : name;
    }

    private static String object(String name) {
        return name.contains("=") ? "with " + name : name;
    }

    private String several() {
        String against = variant + " against " + reference + " (" + noun() + ")";
        List<Effect> effects = entries.stream().map(Entry::effect).toList();
        if (isOfNoDifference()) {
            return against + ": " + nothingAnywhere(effects);
        }
        boolean oneWay = effects.stream().allMatch(Effect::hasDirection)
                && effects.stream().mapToInt(Effect::sign).distinct().count() == 1;
        String start = oneWay ? comparison(effects.get(0)) : against;
        if (entries.size() <= LISTED) {
            return start + ": "
                    + entries.stream()
                            .map(entry -> said(entry.effect()) + " " + entry.place())
                            .collect(Collectors.joining(", "));
        }
        return oneWay
                ? start + " in all " + entries.size() + " " + kinds + ": " + extremes(entries)
                : start + ": " + counted();
    }

    /** {@code sequential takes longer than random (median completion time)}. */
    private String comparison(Effect effect) {
        return metric() == Metric.COMPLETION_TIME
                ? subject(variant) + " takes " + (up(effect) ? "longer" : "less time") + " than " + object(reference)
                        + " (" + noun() + ")"
                : capital(noun()) + " is " + EffectWords.direction(effect) + " with " + variant + " than with "
                        + reference;
    }

    private static String said(Effect effect) {
        return effect.hasDirection()
                ? EffectWords.amount(effect)
                : effect.conclusion() == Conclusion.SAME ? "the same" : "no difference shown";
    }

    private String counted() {
        StringBuilder text = new StringBuilder();
        for (int sign : new int[] {1, -1}) {
            List<Entry> these = entries.stream()
                    .filter(entry ->
                            entry.effect().hasDirection() && entry.effect().sign() == sign)
                    .toList();
            if (!these.isEmpty()) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(EffectWords.direction(these.get(0).effect()));
                text.append(" in ")
                        .append(these.size())
                        .append(" of ")
                        .append(entries.size())
                        .append(' ');
                text.append(kinds).append(", ").append(extremes(these));
            }
        }
        long rest =
                entries.stream().filter(entry -> !entry.effect().hasDirection()).count();
        return text + (rest == 0 ? "" : "; no difference shown in " + rest);
    }

    private static String extremes(List<Entry> entries) {
        Comparator<Entry> bySize = Comparator.comparingDouble(entry -> size(entry.effect()));
        Entry least = entries.stream().min(bySize).orElseThrow();
        Entry most = entries.stream().max(bySize).orElseThrow();
        String strongest = EffectWords.amount(most.effect()) + " " + most.place();
        return least.equals(most)
                ? strongest
                : "from " + EffectWords.amount(least.effect()) + " " + least.place() + " to " + strongest;
    }

    private static String nothing(Effect effect) {
        int seeds = effect.pairs().size();
        return switch (effect.conclusion()) {
            case SAME -> "the same with " + (seeds == 1 ? "the one seed" : "each of " + seeds + " seeds");
            case TOO_FEW_MIXED -> EffectWords.amount(effect) + ", but the " + seeds + " seeds do not agree which way";
            default -> EffectWords.amount(effect) + ", no difference shown at " + seeds + " seeds" + measuredBy(effect);
        };
    }

    private String nothingAnywhere(List<Effect> effects) {
        if (effects.stream().allMatch(effect -> effect.conclusion() == Conclusion.SAME)) {
            return "the same with every seed in all " + entries.size() + " " + kinds;
        }
        List<Effect> others = effects.stream()
                .filter(effect -> effect.conclusion() != Conclusion.SAME)
                .toList();
        int seeds =
                others.stream().mapToInt(effect -> effect.pairs().size()).max().orElseThrow();
        String shown = "no difference shown at " + seeds + (seeds == 1 ? " seed" : " seeds") + " in any of "
                + entries.size() + " " + kinds;
        if (others.stream().anyMatch(effect -> effect.conclusion() != Conclusion.NOT_SHOWN)) {
            return shown;
        }
        String close = entries.stream()
                .filter(entry -> entry.effect().conclusion() == Conclusion.NOT_SHOWN)
                .filter(entry -> entry.effect().leavesOutZero())
                .map(entry -> EffectWords.amount(entry.effect()) + " " + entry.place())
                .collect(Collectors.joining(", "));
        Effect coarsest =
                others.stream().max(Comparator.comparingDouble(Statement::blur)).orElseThrow();
        return shown
                + (blur(coarsest) > 0 ? " (resolution " + EffectWords.resolution(coarsest) + " or finer)" : "")
                + (close.isEmpty() ? "" : "; close to one: " + close);
    }

    /** How far one may trust that nothing was shown. */
    private static String measuredBy(Effect effect) {
        int seeds = effect.pairs().size();
        int alike = seeds - effect.test().map(SignedRank::pairs).orElse(seeds);
        String same = alike == 0 ? "" : ", of which " + alike + (alike == 1 ? " gives" : " give") + " the same";
        if (effect.leavesOutZero()) {
            return same + ", though the interval leaves out zero";
        }
        return same + (blur(effect) > 0 ? " (resolution " + EffectWords.resolution(effect) + ")" : "");
    }

    private static double blur(Effect effect) {
        return EffectWords.relative(effect)
                ? effect.resolution().orElse(0)
                : effect.differences().orElseThrow().medianInterval().halfWidth();
    }

    private static boolean up(Effect effect) {
        return effect.sign() > 0;
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
