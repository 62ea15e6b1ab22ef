package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How each variant of a comparison looks in every chart, and which of many are shown. */
final class VariantLook {
    /** Lines that a reader can still tell apart. */
    static final int MOST_LINES = 7;

    /** Rows below each other that still fit on a page. */
    static final int MOST_ROWS = 32;

    private static final int LONGEST_NAME = 34;

    private final ComparisonFolder folder;
    private final Labels labels;
    private final List<Variant> lines;

    VariantLook(ComparisonFolder folder) {
        this.folder = folder;
        this.labels = Labels.of(folder.variants().stream().map(Variant::name).toList(), LONGEST_NAME);
        this.lines = shown(MOST_LINES);
    }

    String name(Variant variant) {
        return labels.of(variant.name());
    }

    /** Different from all others for those that are shown as lines. */
    Palette.Style style(Variant variant) {
        int line = lines.indexOf(variant);
        return Palette.style(line >= 0 ? line : MOST_LINES + folder.variants().indexOf(variant));
    }

    /** All of them, or the reference and others spread evenly from the least to the most of the leading metric. */
    List<Variant> shown(int most) {
        List<Variant> all = folder.variants();
        if (all.size() <= most) {
            return all;
        }
        Map<Variant, Double> medians = new HashMap<>();
        for (Variant variant : all) {
            medians.put(variant, median(variant).orElse(Double.MAX_VALUE));
        }
        List<Variant> ranked = new ArrayList<>(all);
        ranked.remove(folder.reference());
        ranked.sort(Comparator.comparingDouble(variant -> medians.getOrDefault(variant, 0.0)));
        Set<Integer> places = new TreeSet<>(Set.of(all.indexOf(folder.reference())));
        for (int i = 0; i < most - 1; i++) {
            places.add(all.indexOf(ranked.get(i * (ranked.size() - 1) / (most - 2))));
        }
        return places.stream().map(all::get).toList();
    }

    private OptionalDouble median(Variant variant) {
        List<String> groups = folder.downloadingGroups();
        return groups.isEmpty()
                ? OptionalDouble.empty()
                : folder
                        .values(
                                variant,
                                groups.get(groups.size() - 1),
                                folder.info().lead(),
                                Optional.empty())
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .average();
    }

    /** That some are left out, as a sentence that begins with a space; nothing when none is. */
    String limited(int most) {
        int all = folder.variants().size();
        return all <= most
                ? ""
                : " Of " + all + " variants, " + shown(most).size()
                        + " are shown: the reference and others from the least to the most; the table has all.";
    }

    /** Under the title: what was compared. */
    String subtitle() {
        String axes = folder.axes().stream().map(axis -> axis.path()).collect(Collectors.joining(", "));
        int seeds = folder.seeds().size();
        String name = folder.info().name().isEmpty()
                ? "comparison"
                : Labels.cut(folder.info().name(), 40);
        return name + (axes.isEmpty() ? "" : "  ·  " + Labels.cut(axes, 50)) + "  ·  " + seeds
                + (seeds == 1 ? " seed" : " seeds");
    }
}
